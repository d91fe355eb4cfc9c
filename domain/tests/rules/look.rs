use crate::case::{Case, seconds};
#[test]
#[ignore = "prints one person"]
fn look() {
    let Ok(seed) = std::env::var("RULES_SEED") else { return };
    let case = Case::drawn(seed.parse().unwrap());
    let p = &case.person.programme;
    println!("today {} {:?} min {} days {:?} phase {:?} held {:?}", case.person.today(), case.person.now.time, p.minutes, p.days.len(), case.planner.phase().phase, case.planner.phase().held_by);
    println!("flags {:?}", brace_domain::catalog::UserFlag::ALL.iter().filter(|f| p.flags.has(**f)).collect::<Vec<_>>());
    println!("equip {:?}", brace_domain::catalog::Equipment::ALL.iter().filter(|f| p.equipment.has(**f)).collect::<Vec<_>>());
    println!("room {:?} readiness {:?}", case.planner.room(), case.planner.readiness());
    println!("marks {:?}\nchanges {:?}", case.person.marks, case.changes);
    for v in case.person.visits.iter().rev().take(6) { println!("visit {} {:?}", v.date, v.sets.iter().map(|(e, s)| format!("{e} {:?} {:?}", s.work, s.resistance)).collect::<Vec<_>>()); }
    for (week, name) in [(&case.weeks[0], "this"), (&case.weeks[1], "next"), (&case.changed, "changed")] {
        println!("== {name} waived {:?}", week.waived);
        for d in &week.days {
            println!("{} {:?} top {:?} {:?} held {:?} {}min {}s rpe {:?} deload {}", d.date, d.state, d.kind, d.top, d.held_by, d.minutes, seconds(&d.items), d.rpe_cap, d.deload);
            for i in &d.items { println!("     {} {:?} x{} {:?} rpe {} {:?} {:?} {:?} {:?}", i.exercise, i.role, i.dose.sets, i.dose.amount, i.dose.rpe_cap.half_points(), i.dose.load, i.dose.step, i.dose.limits, i.why); }
        }
    }
}
#[test]
#[ignore = "prints one person"]
fn serve() {
    let Ok(seed) = std::env::var("RULES_SEED") else { return };
    let case = Case::drawn(seed.parse().unwrap());
    for seen in &case.seen()[..2] {
        for day in seen.planned() {
            for one in brace_domain::catalog::LIBRARY {
                if matches!(one.pillar, brace_domain::catalog::Pillar::SpinalMotion | brace_domain::catalog::Pillar::Lifts) {
                println!("{} {} {:?} to be had {} block {:?}", day.date, one.id, seen.against(one, day.date), seen.is_to_be_had(one, day.date), case.past.block(&one.id, day.date)); }
            }
        }
    }
}
