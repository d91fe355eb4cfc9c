//! What the evidence notes of the library, and the pages on its five ideas, rest on.
//!
//! Lives here: which sources there are, and their grade. What does not: their citations and addresses, and what a study
//! shows and does not (`content/<language>/exercises.json`).

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
    /// Its name in the words. Our own judgement has no words there.
    pub id: &'static str,
    /// How far it was checked.
    pub grade: Grade,
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
    &GABBETT2016,
    &DALEN_LORENTSEN2020,
    &IMPELLIZZERI2020,
    &FRANDSEN2025,
    &ROGERSON2024,
    &BELL2023,
    &ANDERSEN2018,
    &OWEN2020,
    &HAYDEN2021,
    &WHO2023,
];

/// The article behind this app: where an exercise is named in it.
pub static ARTICLE: Source = Source { id: "article", grade: Grade::Source };

/// Our own judgement, not a publication: the words say so.
pub static PROGRAMMING: Source = Source { id: "programming", grade: Grade::Choice };

/// Back and hip extensors in trunk flexion and extension, with and without back pain.
pub static LEINONEN2000: Source = Source { id: "leinonen2000", grade: Grade::Source };

/// Order of activation of trunk muscles when an arm moves.
pub static HODGES1996: Source = Source { id: "hodges1996", grade: Grade::Source };

/// Endurance times of 75 healthy young people.
pub static MCGILL1999: Source = Source { id: "mcgill1999", grade: Grade::Source };

/// Categories of low back pain by movement.
pub static VANDILLEN2003: Source = Source { id: "vandillen2003", grade: Grade::Source };

/// Hip rotation in people who play rotation sports.
pub static VANDILLEN2008: Source = Source { id: "vandillen2008", grade: Grade::Source };

/// Hip rotation of judo athletes.
pub static ALMEIDA2012: Source = Source { id: "almeida2012", grade: Grade::Source };

/// Hip range of active people with chronic back pain.
pub static ROACH2015: Source = Source { id: "roach2015", grade: Grade::Source };

/// Spinal stability and load in stabilisation exercises.
pub static KAVCIC2004: Source = Source { id: "kavcic2004", grade: Grade::Source };

/// Low back load in abdominal exercises.
pub static AXLER_MCGILL1997: Source = Source { id: "axler_mcgill1997", grade: Grade::Check };

/// Low back load in extensor exercises.
pub static CALLAGHAN1998: Source = Source { id: "callaghan1998", grade: Grade::Check };

/// Stabilisation exercises and corrections of technique.
pub static MCGILL_KARPOWICZ2009: Source = Source { id: "mcgill_karpowicz2009", grade: Grade::Source };

/// Bracing against hollowing, by model.
pub static GRENIER2007: Source = Source { id: "grenier2007", grade: Grade::Source };

/// Belt, abdominal pressure and stability.
pub static CHOLEWICKI1999: Source = Source { id: "cholewicki1999", grade: Grade::Source };

/// Load of the spine in competition lifts.
pub static CHOLEWICKI1991: Source = Source { id: "cholewicki1991", grade: Grade::Source };

/// Load of the spine in half squats.
pub static CAPPOZZO1985: Source = Source { id: "cappozzo1985", grade: Grade::Check };

/// Carrying in one hand or both.
pub static MCGILL_CARRY2013: Source = Source { id: "mcgill_carry2013", grade: Grade::Check };

/// Kettlebell swing, snatch and carry.
pub static MCGILL_MARSHALL2012: Source = Source { id: "mcgill_marshall2012", grade: Grade::Source };

/// Deadlifts and good mornings compared.
pub static SCHELLENBERG2013: Source = Source { id: "schellenberg2013", grade: Grade::Source };

/// Who gains from deadlift training.
pub static BERGLUND2015: Source = Source { id: "berglund2015", grade: Grade::Source };

/// Low-load control work against deadlifts, with its 24-month follow-up.
pub static AASA2015: Source = Source { id: "aasa2015", grade: Grade::Check };

/// Bending the spine when lifting: a review.
pub static SARACENI2020: Source = Source { id: "saraceni2020", grade: Grade::Source };

/// Exercise in the preferred direction.
pub static LONG2004: Source = Source { id: "long2004", grade: Grade::Check };

/// Bending early in the morning.
pub static SNOOK1998: Source = Source { id: "snook1998", grade: Grade::Check };

/// Muscle activity in hip thrust and squat.
pub static CONTRERAS2015: Source = Source { id: "contreras2015", grade: Grade::Source };

/// Muscle growth after hip thrust and squat training.
pub static PLOTKIN2023: Source = Source { id: "plotkin2023", grade: Grade::Source };

/// Gluteus maximus in strength exercises: a review.
pub static KRAUSE_NETO2020: Source = Source { id: "krause_neto2020", grade: Grade::Source };

/// Electromyography of hip abductor exercises.
pub static GLUTE_EMG: Source = Source { id: "glute_emg", grade: Grade::Check };

/// A textbook.
pub static MCGILL_LBD: Source = Source { id: "mcgill_lbd", grade: Grade::Check };

/// Straight and hexagonal bar compared.
pub static SWINTON2011: Source = Source { id: "swinton2011", grade: Grade::Check };

/// Blowing up a balloon, described.
pub static BOYLE2010: Source = Source { id: "boyle2010", grade: Grade::Source };

/// How well rotation of the mid-back can be measured.
pub static JOHNSON2012: Source = Source { id: "johnson2012", grade: Grade::Source };

/// Usual difference between the ankles.
pub static HOCH2011: Source = Source { id: "hoch2011", grade: Grade::Source };

/// How well the ankle test can be repeated.
pub static BENNELL1998: Source = Source { id: "bennell1998", grade: Grade::Check };

/// A public page on low back pain.
pub static NHS_MSKDORSET: Source = Source { id: "nhs_mskdorset", grade: Grade::Source };

/// Walking and education after back pain: a trial.
pub static POCOVI2024: Source = Source { id: "pocovi2024", grade: Grade::Source };

/// Weekly load and its ratio in team sport.
pub static GABBETT2016: Source = Source { id: "gabbett2016", grade: Grade::Source };

/// Planning the load of young footballers by its ratio: a trial.
pub static DALEN_LORENTSEN2020: Source = Source { id: "dalen_lorentsen2020", grade: Grade::Source };

/// What the ratio cannot tell: a critique.
pub static IMPELLIZZERI2020: Source = Source { id: "impellizzeri2020", grade: Grade::Source };

/// Long single runs and weekly load of runners.
pub static FRANDSEN2025: Source = Source { id: "frandsen2025", grade: Grade::Source };

/// How lifters take lighter weeks: a survey.
pub static ROGERSON2024: Source = Source { id: "rogerson2024", grade: Grade::Source };

/// What a lighter week is: a consensus.
pub static BELL2023: Source = Source { id: "bell2023", grade: Grade::Source };

/// Muscle activity in deadlifts and hip thrust.
pub static ANDERSEN2018: Source = Source { id: "andersen2018", grade: Grade::Source };

/// Kinds of exercise in chronic back pain, compared.
pub static OWEN2020: Source = Source { id: "owen2020", grade: Grade::Source };

/// Exercise in chronic back pain: a review of trials.
pub static HAYDEN2021: Source = Source { id: "hayden2021", grade: Grade::Source };

/// Exercise in chronic back pain: a review for a guideline.
pub static WHO2023: Source = Source { id: "who2023", grade: Grade::Source };
