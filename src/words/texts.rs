//! The fixed texts of the screens, which the words file holds (section `screens`): here is which there are, there is what
//! they say.
//!
//! The file's names are not in the wasm. It is read in the order of its names, and here they stand in the same order, groups and
//! fields, so that a text is known by its number; `domain/tests/screens.rs` compares both lists name by name.

use super::library::screens;
use super::*;
use crate::view::{Said, View, ask};
use brace_domain::import::Column;
use std::ops::Deref;

/// A fixed text: its place in the words file. As small as can be, since it is said in hundreds of places; what it says is
/// looked up when it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Text(u16);

impl Text {
    /// What it says.
    #[inline(never)]
    pub(crate) fn said(self) -> &'static str {
        screens().get(usize::from(self.0)).map_or("", String::as_str)
    }

    /// What it says, as a text of one's own.
    #[inline(never)]
    pub(crate) fn to_owned(self) -> String {
        self.said().to_owned()
    }

    const fn next(place: &mut u16) -> Self {
        *place += 1;
        Self(*place - 1)
    }

    /// Several, of which the first belongs to the first of these places and so on.
    const fn each<const N: usize>(place: &mut u16, places: [usize; N]) -> [Self; N] {
        let mut texts = [Self(0); N];
        let mut case = 0;
        while case < N {
            texts[places[case]] = Self::next(place);
            case += 1;
        }
        texts
    }

    const fn one_by_one<const N: usize>(place: &mut u16) -> [Self; N] {
        let mut places = [0; N];
        let mut case = 0;
        while case < N {
            places[case] = case;
            case += 1;
        }
        Self::each(place, places)
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.said()
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.to_owned()
    }
}

impl From<Text> for Said {
    #[inline(never)]
    fn from(text: Text) -> Self {
        ask(move || text.to_owned()).into()
    }
}

impl From<Text> for View {
    #[inline(never)]
    fn from(text: Text) -> Self {
        text.said().into()
    }
}

/// All of them.
pub(crate) fn texts() -> &'static Texts {
    static TEXTS: Texts = Texts::in_order();
    &TEXTS
}

/// Declares groups of texts: a name is one text, `name [3]` are three, and `name: Case { A, B }` is one for each case of an
/// enum, asked for by a method of the same name. What has words finds its texts as fields of its own.
macro_rules! texts {
    ($($group:ident: $Texts:ident $(for $Words:ident)? {
        $($(#[$doc:meta])* $name:ident $([$count:literal])? $(: $Case:ident { $($case:ident),* $(,)? })?,)*
    })*) => {
        pub(crate) struct Texts { $(pub(crate) $group: $Texts),* }

        impl Texts {
            const fn in_order() -> Self {
                let mut place = 0;
                Self { $($group: $Texts { $($name: texts!(next place $($count)? $($Case $($case)*)?)),* }),* }
            }
        }

        $(
            pub(crate) struct $Texts { $($(#[$doc])* pub(crate) $name: texts!(type $($count)? $($Case $($case)*)?)),* }

            impl $Texts {
                $($(
                    pub(crate) fn $name(&self, case: $Case) -> Text {
                        match case {
                            $($Case::$case)|* => self.$name[case as usize],
                        }
                    }
                )?)*
            }

            $(impl Deref for $Words {
                type Target = $Texts;

                fn deref(&self) -> &$Texts {
                    &texts().$group
                }
            })?
        )*
    };
    (type) => { Text };
    (type $count:literal) => { [Text; $count] };
    (type $Case:ident $($case:ident)*) => { [Text; [$(stringify!($case)),*].len()] };
    (next $place:ident) => { Text::next(&mut $place) };
    (next $place:ident $count:literal) => { Text::one_by_one(&mut $place) };
    (next $place:ident $Case:ident $($case:ident)*) => { Text::each(&mut $place, [$($Case::$case as usize),*]) };
}

texts! {
    ahead: AheadTexts for AheadWords {
        /// Nothing is planned.
        all_rest,
        at_most [2],
        clear,
        fits,
        load_of,
        no_ratio,
        no_share,
        none,
        own_caps,
        repeat,
        text,
        title,
    }

    allowed: AllowedTexts for AllowedWords {
        advice,
        as_lift [2],
        as_minutes,
        done_of,
        /// Where a lift is taken up after a long time.
        from_the_intro,
        lift_care [2],
        no_cap,
        not_a_set,
        ramp,
        reason: Reason { Deload, Layoff, Pause, Ratio, SessionGuard },
        rest_only,
        rest_until,
        since_lift,
        title,
        up_to,
        week: WeekBase { WithRatio, WithoutRatio },
    }

    common: CommonTexts for CommonWords {
        assisted,
        axial_class: AxialClass { High, Low, Moderate, None },
        axial_short: AxialClass { High, Low, Moderate, None },
        band,
        breaths,
        cancel,
        delete,
        drop_set,
        each_side,
        edit,
        exercises [2],
        failure_set,
        kg,
        lb,
        left,
        metres,
        minutes,
        minutes_of,
        no_room,
        not_found,
        not_found_text,
        not_written,
        note,
        pillar: Pillar { Aerobic, Bracing, Glutes, Lifts, Mobility, SpinalMotion },
        read_only,
        reading,
        reps,
        right,
        rpe,
        save,
        seconds,
        seconds_each,
        sessions [2],
        sets [2],
        to_today,
        unknown_exercise,
        warm_up,
    }

    data: DataTexts for DataWords {
        backup,
        backup_done,
        backup_failed,
        can,
        cannot,
        counts,
        damaged [2],
        erase,
        erase_failed,
        erase_now,
        import,
        import_text,
        lasting [3],
        limits [5],
        missing [2],
        offline,
        offline_text,
        problems_title,
        promise_title,
        promises [5],
        rescue,
        restore,
        restore_text,
        saved,
        second_copy [2],
        title,
        unused [2],
        used,
        where_text,
        where_title,
    }

    file_problem: FileProblemTexts {
        binary,
        empty,
        not_csv,
        other_app,
        too_large,
        too_many_columns,
        too_many_rows,
        unknown_columns,
        zipped,
    }

    finish: FinishTexts for FinishWords {
        bad_date,
        bad_time,
        date,
        edit_title,
        finish,
        finish_unrated,
        load,
        minutes,
        name,
        question,
        rating,
        /// Words of the CR10 scale; not every number has one.
        scale [11],
        start,
        title,
        unrated_text,
    }

    format: FormatTexts for FormatWords {
        days [7],
        months [12],
    }

    frame: FrameTexts for FrameWords {
        back,
        leave_open,
        library,
        load,
        log,
        main,
        plan,
        resume,
        settings,
        today,
    }

    import: ImportTexts for ImportWords {
        again,
        app,
        as_kg,
        as_lb,
        changed [2],
        choose,
        column: Column { Distance, Duration, Reps, Rpe, Weight },
        done,
        done_text,
        duplicates [2],
        from_name,
        import,
        intro,
        lb_text,
        lb_title,
        leave_out,
        line,
        matched [2],
        name_choice,
        names_title,
        new,
        no_rating,
        not_done [2],
        nothing_new,
        own_class,
        problem,
        problems [2],
        range,
        rating,
        reading,
        refused,
        removed [2],
        rows_read [2],
        samples,
        see_load,
        steps [3],
        there [2],
        title,
        unknown_name,
        unreadable,
        use_library,
        volume,
        warm_ups [2],
    }

    import_note: ImportNoteTexts {
        decimal_comma,
        minutes_unknown [2],
        sessions_joined [2],
        texts_cut [2],
        unknown_set_kinds [2],
        unreadable_characters [2],
        unused_columns,
        windows_1252,
    }

    input_error: InputErrorTexts {
        empty,
        not_a_number,
        not_half_points,
        not_whole,
        too_large,
        too_small,
    }

    learn: LearnTexts for LearnWords {
        about_row,
        all_sources,
        /// The page of verdicts.
        evidence,
        evidence_text,
        exercise_row,
        exercises,
        grade: Grade { Check, Choice, Source },
        intro,
        /// How the library leads there, how the page about Brace does, and an exercise to its secret.
        library_row,
        overreach,
        supported,
        title,
    }

    library: LibraryTexts for LibraryWords {
        /// No choice among the options of a filter.
        any,
        archive,
        archived,
        archived_group,
        article,
        axial,
        bad_day,
        bad_day_text,
        camera,
        clear,
        cues,
        dose,
        dose_note,
        easier,
        equipment,
        evidence,
        faults,
        favourite,
        favourites,
        filter [2],
        grade: Grade { Check, Choice, Source },
        guess,
        harder,
        have,
        have_what,
        history,
        in_session,
        may_use,
        no_equipment,
        no_history,
        not_used,
        nothing,
        or,
        /// Of no pillar.
        other,
        own_text,
        per_side,
        phase,
        phases: Phase { CalmDown, Perform, Rebuild, Return },
        pillar,
        position,
        restore,
        rpe_to,
        search,
        sets_by,
        setup,
        sources,
        start_with,
        tempo,
        tempo_note,
        title,
        unchecked,
    }

    load: LoadTexts for LoadWords {
        a_day,
        acute,
        add_numbers,
        axial_day,
        axial_days,
        axial_in_bar [2],
        axial_row,
        back_to_today,
        building,
        building_day,
        building_title,
        chart_label: Ledger { Axial, Session, Volume },
        chart_title: Ledger { Axial, Session, Volume },
        choose_ledger,
        choose_range,
        chronic,
        column_acute,
        column_axial,
        column_chronic,
        column_day,
        column_until,
        column_week,
        day,
        days_to,
        /// Above the days of a deload.
        deload_band,
        difference: Ledger { Axial, Session, Volume },
        earlier,
        estimated [2],
        evidence,
        first_session,
        /// A load that is not known, in a cell.
        gap,
        gaps_in_bar [2],
        how,
        incomplete [2],
        incomplete_title,
        later,
        /// While a layoff goes on.
        layoff_title,
        ledger: Ledger { Axial, Session, Volume },
        ledger_of: Ledger { Axial, Session, Volume },
        legend_bars,
        legend_gap,
        legend_means,
        marked_day,
        method: Method { Coupled, Uncoupled, Weighted },
        more_weeks [2],
        next_day,
        no_baseline,
        no_baseline_title,
        /// A mean that is not there, in a cell.
        no_mean,
        note_row,
        nothing,
        nothing_title,
        /// Which exercises the ledgers of mass are shown for.
        of,
        of_all,
        open_day,
        percent,
        previous_day,
        ranges [3],
        ratio_sentence: Method { Coupled, Uncoupled, Weighted },
        returning [3],
        returning_day,
        returning_title,
        scale_label,
        short_state,
        show_chart,
        show_day,
        show_table,
        table_note,
        title,
        today_counted,
        unit: Ledger { Axial, Session, Volume },
        unknown,
        unknown_sets [2],
        week_to_week,
        weeks_label,
        weeks_text,
        weeks_title,
        /// What is to be known of the zones of the weighted form.
        weighted_note,
        /// Its first value still counts.
        weighted_start,
        yes,
        zone: Zone { Lighter, Rising, Spike, Steady },
        zone_scale: Zone { Lighter, Rising, Spike, Steady },
        zone_sentence: Zone { Lighter, Rising, Spike, Steady },
    }

    log: LogTexts for LogWords {
        empty,
        empty_text,
        imported,
        more,
        rated,
        running,
        title,
    }

    marks: MarkTexts for MarkWords {
        accept,
        decline,
        deload_running,
        deload_text,
        deload_title [2],
        deload_until,
        end,
        marked,
        not_unlogged,
        signal: Signal { Effort, Monotony, Spike },
        unlogged,
        unlogged_text,
    }

    method: MethodTexts for MethodWords {
        before_27,
        before_6,
        class,
        class_factor: AxialClass { High, Low, Moderate, None },
        done,
        factor,
        last_28,
        last_7,
        ledgers_title,
        limits_title,
        numbers_text,
        numbers_title,
        per_day,
        ratio: Method { Coupled, Uncoupled, Weighted },
        /// Room of the whole day by the ratio.
        room,
        room_title,
        states_title,
        sum_title,
        title,
        unknown,
        zone_bounds: Zone { Lighter, Rising, Spike, Steady },
        zones_title,
    }

    movement: MovementTexts for MovementWords {
        /// One beat back, one on.
        back,
        beat: Beat { Back, Bottom, Exhale, Held, In, Lift, Lower, Out, Rest, Step, Top },
        forward,
        /// What the stage is.
        label,
        lasts,
        left,
        pause,
        play,
        /// Which side is shown.
        right,
        /// Half speed.
        slower,
        /// The beats of a repetition.
        tempo,
    }

    notices: NoticeTexts for NoticeWords {
        dismiss,
        done: Done {
            CheckInSaved, CheckPassed, DayMarked, DeloadAccepted, DeloadDeclined, ExerciseAdded,
            ExerciseCreated, ExerciseEdited, ExerciseRemoved, FavouriteSet, FlareNoted, FlareOver,
            Imported, MarkTakenBack, PastLogged, PhaseBegun, PlanChanged, ProgrammeSaved,
            RackSaved, ReviewSaved,
            SafetyAnswered, SessionDeleted, SessionEdited, SessionFinished, SessionStarted,
            SetDeleted, SetEdited, SetLogged, Undone,
        },
        export_now,
        newer_text,
        no_storage,
        not_saved,
        not_saved_full [2],
        not_saved_other [2],
        other_tab_text,
        read_only,
        recovered,
        recovered_text [2],
        try_again,
        undo,
        update_accept,
        update_ready,
        update_text,
        use_here,
    }

    pick: PickTexts for PickWords {
        axial,
        axial_ask,
        axial_example: AxialClass { High, Low, Moderate, None },
        axial_preset,
        /// Three plain questions that tell the class.
        axial_questions [3],
        choose_axial,
        create,
        edit_title,
        in_session,
        laterality: Laterality { Alternating, Bilateral, PerSide },
        laterality_counts: Laterality { Alternating, Bilateral, PerSide },
        make_own,
        measure,
        measure_examples: Measure { Breaths, HoldReps, Metres, Reps, Seconds },
        measures: Measure { Breaths, HoldReps, Metres, Reps, Seconds },
        name,
        new_title,
        nothing,
        own,
        recent,
        search,
        sides,
        title,
        yes_no [2],
    }

    refusal: RefusalTexts {
        already_running,
        body_mass_out_of_range,
        date_out_of_range,
        days_out_of_range,
        minutes_out_of_range,
        no_name,
        no_such_exercise,
        no_such_session,
        no_such_set,
        not_for_this_day,
        nothing,
        rack_out_of_range,
        too_long,
    }

    restore: RestoreTexts for RestoreWords {
        add,
        add_readable,
        deleted [2],
        done,
        done_text [2],
        flawed,
        flawed_text,
        intro,
        kept [2],
        made,
        newer [2],
        newer_version,
        not_ours,
        nothing,
        others [2],
        preview,
        refused,
        sessions [2],
        sets [2],
        title,
    }

    row_problem: RowProblemTexts {
        ambiguous,
        cell_too_long,
        cut_off,
        date,
        date_out_of_range,
        no_exercise,
        nul_character,
        number,
        reps_and_distance,
        too_few_cells,
        too_many_cells,
    }

    session: SessionTexts for SessionWords {
        about_exercise,
        add_exercise,
        delete,
        edit_details,
        edit_set,
        empty,
        estimated,
        finish,
        kind,
        last,
        log_set,
        never,
        next,
        next_cue,
        no_sets,
        not_rated,
        note_label,
        place,
        previous,
        remove_exercise,
        rpe_none,
        save_set,
        set,
        side,
        table_caption,
        this_time,
        title,
        weight,
        working,
    }

    settings: SettingsTexts for SettingsWords {
        about,
        about_text,
        about_title,
        /// How often an easier week is proposed.
        block,
        block_text,
        data,
        data_text,
        method,
        method_text,
        methods [3],
        theme,
        theme_dark,
        theme_light,
        theme_system,
        title,
        undo_none,
        undo_title,
        unit,
        unit_text,
        version,
        weeks,
    }

    stepper: StepperTexts for StepperWords {
        last_time,
        less,
        more,
    }

    today: TodayTexts for TodayWords {
        backup_due [2],
        first_heading,
        first_steps [3],
        import,
        install_first,
        last_session,
        load_heading,
        nearly_full,
        repeat_last,
        resume,
        running_since,
        start,
        title,
        to_data,
        use_tab,
    }

    trends: TrendTexts for TrendWords {
        bound [2],
        column_long,
        column_short,
        /// Days without numbers in the long view.
        gaps,
        label [2],
        long,
        long_view,
        monotony,
        now,
        own_range,
        short,
        strain,
        title,
        unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_name_finds_the_text_that_the_file_has_for_it() {
        let file = include_str!("../../content/en/exercises.json");
        js_sys::Reflect::set(&leptos::prelude::window(), &"braceExercises".into(), &file.into()).unwrap();
        let w = words();
        assert_eq!(
            (w.load.ahead.all_rest.said(), w.settings.unit_text.said()),
            ("Nothing planned.", "What was logged keeps the unit in which it was typed.")
        );
        assert_eq!(w.today.first_steps[1].said(), "Log each set with one tap.");
        assert_eq!((w.notices.done)(Done::SetLogged).said(), "Set logged");
        assert_eq!((w.notices.done)(Done::Undone).said(), "Taken back");
        assert_eq!((w.common.axial_class)(AxialClass::Moderate).said(), "Moderate");
        assert_eq!((w.common.sets)(1), "1 set");
        assert_eq!((w.common.sets)(1_240), "1,240 sets");
        assert_eq!((w.pick.nothing)("{1}"), "No exercise is called “{1}”. You can make your own.");
    }
}
