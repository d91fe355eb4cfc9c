//! What the evidence notes of the library rest on.
//!
//! Lives here: citations, as they are written in every language, with their grade. What does not: what a study shows and
//! what it does not (the notes in `content/<language>`).

/// How far a source was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// A named publication or statement supports it.
    Source,
    /// Believed right, and still to be checked against the publication.
    Check,
    /// Our own choice.
    Choice,
}

/// Something to cite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// Authors, title, place, year. None: it is our own judgement.
    pub citation: Option<&'static str>,
    /// How far it was checked.
    pub grade: Grade,
    /// Where to read it. Shown as a link, never requested.
    pub url: Option<&'static str>,
}

/// All sources, in the order of the evidence page.
pub static SOURCES: &[&Source] = &[
    &ARTICLE,
    &PROGRAMMING,
    &LEINONEN2000,
    &HODGES1996,
    &MCGILL1999,
    &VANDILLEN2003,
    &VANDILLEN2008,
    &ALMEIDA2012,
    &ROACH2015,
    &KAVCIC2004,
    &AXLER_MCGILL1997,
    &CALLAGHAN1998,
    &MCGILL_KARPOWICZ2009,
    &GRENIER2007,
    &CHOLEWICKI1999,
    &CHOLEWICKI1991,
    &CAPPOZZO1985,
    &MCGILL_CARRY2013,
    &MCGILL_MARSHALL2012,
    &SCHELLENBERG2013,
    &BERGLUND2015,
    &AASA2015,
    &SARACENI2020,
    &LONG2004,
    &SNOOK1998,
    &CONTRERAS2015,
    &PLOTKIN2023,
    &KRAUSE_NETO2020,
    &GLUTE_EMG,
    &MCGILL_LBD,
    &SWINTON2011,
    &BOYLE2010,
    &JOHNSON2012,
    &HOCH2011,
    &BENNELL1998,
    &NHS_MSKDORSET,
    &POCOVI2024,
];

/// The article behind this app: where an exercise is named in it.
pub static ARTICLE: Source = Source {
    citation: Some("\"5 Training Secrets to Counter Lower Back Pain\", 27 Jun 2025"),
    grade: Grade::Source,
    url: None,
};

/// Our own judgement, not a publication: the words say so.
pub static PROGRAMMING: Source = Source { citation: None, grade: Grade::Choice, url: None };

/// Back and hip extensors in trunk flexion and extension, with and without back pain.
pub static LEINONEN2000: Source = Source {
    citation: Some(
        "Leinonen V, Kankaanpaa M, Airaksinen O, Hanninen O. Arch Phys Med Rehabil 2000;81(1):32-37",
    ),
    grade: Grade::Source,
    url: Some("https://pubmed.ncbi.nlm.nih.gov/10638873/"),
};

/// Order of activation of trunk muscles when an arm moves.
pub static HODGES1996: Source = Source {
    citation: Some("Hodges PW, Richardson CA. Spine 1996;21(22):2640-2650"),
    grade: Grade::Source,
    url: None,
};

/// Endurance times of 75 healthy young people.
pub static MCGILL1999: Source = Source {
    citation: Some("McGill SM, Childs A, Liebenson C. Arch Phys Med Rehabil 1999;80(8):941-944"),
    grade: Grade::Source,
    url: Some("https://pubmed.ncbi.nlm.nih.gov/10453772/"),
};

/// Categories of low back pain by movement.
pub static VANDILLEN2003: Source = Source {
    citation: Some(
        "Van Dillen LR, Sahrmann SA, Norton BJ, Caldwell CA, McDonnell MK, Bloom NJ. J Orthop Sports Phys Ther 2003;33(3):126-142",
    ),
    grade: Grade::Source,
    url: Some(
        "https://profiles.wustl.edu/en/publications/movement-system-impairment-based-categories-for-low-back-pain-sta",
    ),
};

/// Hip rotation in people who play rotation sports.
pub static VANDILLEN2008: Source = Source {
    citation: Some(
        "Van Dillen LR, Bloom NJ, Gombatto SP, Susco TM. Hip rotation range of motion in people with and without low back pain who participate in rotation-related sports. Phys Ther Sport 2008",
    ),
    grade: Grade::Source,
    url: None,
};

/// Hip rotation of judo athletes.
pub static ALMEIDA2012: Source = Source {
    citation: Some(
        "Almeida GPL et al. Hip rotation ROM in judo athletes with and without history of low back pain. Man Ther 2012;17:231-235",
    ),
    grade: Grade::Source,
    url: None,
};

/// Hip range of active people with chronic back pain.
pub static ROACH2015: Source = Source {
    citation: Some(
        "Roach SM et al. Passive hip range of motion is reduced in active subjects with chronic low back pain. Int J Sports Phys Ther 2015;10(1):13-20",
    ),
    grade: Grade::Source,
    url: Some("https://pmc.ncbi.nlm.nih.gov/articles/PMC4325283"),
};

/// Spinal stability and load in stabilisation exercises.
pub static KAVCIC2004: Source = Source {
    citation: Some("Kavcic N, Grenier S, McGill SM. Spine 2004;29(20):2319-2329"),
    grade: Grade::Source,
    url: Some("https://pubmed.ncbi.nlm.nih.gov/15480148/"),
};

/// Low back load in abdominal exercises.
pub static AXLER_MCGILL1997: Source = Source {
    citation: Some(
        "Axler CT, McGill SM. Low back loads over a variety of abdominal exercises. Med Sci Sports Exerc 1997;29(6):804-811",
    ),
    grade: Grade::Check,
    url: None,
};

/// Low back load in extensor exercises.
pub static CALLAGHAN1998: Source = Source {
    citation: Some(
        "Callaghan JP, Gunning JL, McGill SM. The relationship between lumbar spine load and muscle activity during extensor exercises. Phys Ther 1998;78(1):8-18",
    ),
    grade: Grade::Check,
    url: None,
};

/// Stabilisation exercises and corrections of technique.
pub static MCGILL_KARPOWICZ2009: Source = Source {
    citation: Some(
        "McGill SM, Karpowicz A. Exercises for spine stabilization. Arch Phys Med Rehabil 2009;90:118-126",
    ),
    grade: Grade::Source,
    url: None,
};

/// Bracing against hollowing, by model.
pub static GRENIER2007: Source = Source {
    citation: Some(
        "Grenier SG, McGill SM. Quantification of lumbar stability by using 2 different abdominal activation strategies. Arch Phys Med Rehabil 2007;88:54-62",
    ),
    grade: Grade::Source,
    url: None,
};

/// Belt, abdominal pressure and stability.
pub static CHOLEWICKI1999: Source = Source {
    citation: Some(
        "Cholewicki J, Juluru K, Radebold A, Panjabi MM, McGill SM. Lumbar spine stability can be augmented with an abdominal belt and/or increased intra-abdominal pressure. Eur Spine J 1999",
    ),
    grade: Grade::Source,
    url: None,
};

/// Load of the spine in competition lifts.
pub static CHOLEWICKI1991: Source = Source {
    citation: Some(
        "Cholewicki J, McGill SM, Norman RW. Lumbar spine loads during the lifting of extremely heavy weights. Med Sci Sports Exerc 1991;23(10):1179-1186",
    ),
    grade: Grade::Source,
    url: None,
};

/// Load of the spine in half squats.
pub static CAPPOZZO1985: Source = Source {
    citation: Some(
        "Cappozzo A, Felici F, Figura F, Gazzani F. Lumbar spine loading during half-squat exercises. Med Sci Sports Exerc 1985;17(5):613-620",
    ),
    grade: Grade::Check,
    url: None,
};

/// Carrying in one hand or both.
pub static MCGILL_CARRY2013: Source = Source {
    citation: Some(
        "McGill SM, Marshall L, Andersen J. Low back loads while walking and carrying: one hand or both hands. Ergonomics 2013;56(2):293-302",
    ),
    grade: Grade::Check,
    url: None,
};

/// Kettlebell swing, snatch and carry.
pub static MCGILL_MARSHALL2012: Source = Source {
    citation: Some(
        "McGill SM, Marshall LW. Kettlebell swing, snatch, and bottoms-up carry. J Strength Cond Res 2012;26(1):16-27",
    ),
    grade: Grade::Source,
    url: None,
};

/// Deadlifts and good mornings compared.
pub static SCHELLENBERG2013: Source = Source {
    citation: Some(
        "Schellenberg F et al. Kinetic and kinematic differences between deadlifts and goodmornings. 2013, PMC3878967",
    ),
    grade: Grade::Source,
    url: Some("https://pmc.ncbi.nlm.nih.gov/articles/PMC3878967"),
};

/// Who gains from deadlift training.
pub static BERGLUND2015: Source = Source {
    citation: Some(
        "Berglund L, Aasa B, Hellqvist J, Michaelson P, Aasa U. Which patients with low back pain benefit from deadlift training? J Strength Cond Res 2015;29(7):1803-1811",
    ),
    grade: Grade::Source,
    url: Some("https://pubmed.ncbi.nlm.nih.gov/25559899/"),
};

/// Low-load control work against deadlifts, with its 24-month follow-up.
pub static AASA2015: Source = Source {
    citation: Some(
        "Aasa B, Berglund L, Michaelson P, Aasa U. Low-load motor control exercises and a high-load lifting exercise. J Orthop Sports Phys Ther 2015;45(2):77-85; 24-month follow-up: Michaelson P et al. J Rehabil Med 2016;48:456-463",
    ),
    grade: Grade::Check,
    url: None,
};

/// Bending the spine when lifting: a review.
pub static SARACENI2020: Source = Source {
    citation: Some("Saraceni N et al. To flex or not to flex? J Orthop Sports Phys Ther 2020;50(3):121-130"),
    grade: Grade::Source,
    url: Some("https://pubmed.ncbi.nlm.nih.gov/31775556/"),
};

/// Exercise in the preferred direction.
pub static LONG2004: Source = Source {
    citation: Some("Long A, Donelson R, Fung T. Does it matter which exercise? Spine 2004;29(23):2593-2602"),
    grade: Grade::Check,
    url: None,
};

/// Bending early in the morning.
pub static SNOOK1998: Source = Source {
    citation: Some(
        "Snook SH et al. Reduction of chronic nonspecific low back pain through the control of early morning lumbar flexion. Spine 1998;23(23):2601-2607",
    ),
    grade: Grade::Check,
    url: None,
};

/// Muscle activity in hip thrust and squat.
pub static CONTRERAS2015: Source = Source {
    citation: Some("Contreras B et al. J Appl Biomech 2015;31:452-458"),
    grade: Grade::Source,
    url: Some("https://pubmed.ncbi.nlm.nih.gov/26214739"),
};

/// Muscle growth after hip thrust and squat training.
pub static PLOTKIN2023: Source = Source {
    citation: Some(
        "Plotkin DL et al. Hip thrust and back squat training elicit similar gluteus muscle hypertrophy. Front Physiol 2023;14:1279170 (CC BY)",
    ),
    grade: Grade::Source,
    url: Some("https://pmc.ncbi.nlm.nih.gov/articles/PMC10593473"),
};

/// Gluteus maximus in strength exercises: a review.
pub static KRAUSE_NETO2020: Source = Source {
    citation: Some(
        "Krause Neto W et al. Gluteus maximus activation during common strength and hypertrophy exercises. J Sports Sci Med 2020;19:195-203",
    ),
    grade: Grade::Source,
    url: None,
};

/// Electromyography of hip abductor exercises.
pub static GLUTE_EMG: Source = Source {
    citation: Some("General EMG literature on hip abductor exercises (e.g. Distefano 2009, Boren 2011)"),
    grade: Grade::Check,
    url: None,
};

/// A textbook.
pub static MCGILL_LBD: Source = Source {
    citation: Some("McGill SM. Low Back Disorders. Human Kinetics (textbook)"),
    grade: Grade::Check,
    url: None,
};

/// Straight and hexagonal bar compared.
pub static SWINTON2011: Source = Source {
    citation: Some(
        "Swinton PA et al. A biomechanical analysis of straight and hexagonal barbell deadlifts. J Strength Cond Res 2011;25(7):2000-2009",
    ),
    grade: Grade::Check,
    url: None,
};

/// Blowing up a balloon, described.
pub static BOYLE2010: Source = Source {
    citation: Some(
        "Boyle KL, Olinick J, Lewis C. The value of blowing up a balloon. N Am J Sports Phys Ther 2010;5(3):179-188, PMC2971640",
    ),
    grade: Grade::Source,
    url: None,
};

/// How well rotation of the mid-back can be measured.
pub static JOHNSON2012: Source = Source {
    citation: Some(
        "Johnson KD et al. Reliability of thoracic spine rotation range-of-motion measurements. J Athl Train 2012;47(1):52-60",
    ),
    grade: Grade::Source,
    url: Some("https://pubmed.ncbi.nlm.nih.gov/22488230/"),
};

/// Usual difference between the ankles.
pub static HOCH2011: Source = Source {
    citation: Some(
        "Hoch MC, McKeon PO. Normative range of weight-bearing lunge test performance asymmetry. Man Ther 2011;16(5):516-519",
    ),
    grade: Grade::Source,
    url: Some(
        "https://clementnoelphysio.org/2020/05/08/normative-range-of-wblt-performance-asymmetry-in-healthy-adults/",
    ),
};

/// How well the ankle test can be repeated.
pub static BENNELL1998: Source = Source {
    citation: Some(
        "Bennell K et al. Intra-rater and inter-rater reliability of a weight-bearing lunge measure of ankle dorsiflexion. Aust J Physiother 1998;44(3):175-180",
    ),
    grade: Grade::Check,
    url: None,
};

/// A public page on low back pain.
pub static NHS_MSKDORSET: Source = Source {
    citation: Some("MSK Dorset NHS, low back pain page"),
    grade: Grade::Source,
    url: Some("https://www.mskdorset.nhs.uk/back-pain_1/back-pain-low-back-pain/"),
};

/// Walking and education after back pain: a trial.
pub static POCOVI2024: Source = Source {
    citation: Some("Pocovi NC et al. WalkBack. Lancet 2024;404(10448):134-144"),
    grade: Grade::Source,
    url: None,
};
