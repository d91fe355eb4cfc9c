//! The fixed texts of the screens, which the words file holds (section `screens`): here is which there are, there is what
//! they say.
//!
//! The file's names are not in the wasm. It is read in the order of its names, and here they stand in the same order, groups and
//! fields; `domain/tests/screens.rs` compares both lists name by name.

use super::library::screens;
use super::*;
use std::ops::Deref;
use std::slice::Iter;
use std::sync::LazyLock;

/// All of them, read once.
pub(crate) fn texts() -> &'static Texts {
    static TEXTS: LazyLock<Texts> = LazyLock::new(|| {
        let mut texts = Texts::UNREAD;
        texts.read(&mut Reader(screens().iter()));
        texts
    });
    &TEXTS
}

/// Gives the texts of the file one after the other.
struct Reader(Iter<'static, String>);

impl Reader {
    /// Code of its own: it is called for each field.
    #[inline(never)]
    fn text(&mut self, field: &mut Text) {
        *field = self.0.next().map_or("", String::as_str);
    }

    /// Several, of which the first belongs to the first place and so on.
    #[inline(never)]
    fn texts(&mut self, fields: &mut [Text], places: &[u8]) {
        for &place in places {
            if let Some(field) = fields.get_mut(usize::from(place)) {
                self.text(field);
            }
        }
    }
}

/// Declares groups of texts: a name is one text, `name [3]` are three, and `name: Case { A, B }` is one for each case of an
/// enum, asked for by a method of the same name. What has words finds its texts as fields of its own.
macro_rules! texts {
    ($($group:ident: $Texts:ident for $Words:ident {
        $($(#[$doc:meta])* $name:ident $([$count:literal])? $(: $Case:ident { $($case:ident),* $(,)? })?,)*
    })*) => {
        pub(crate) struct Texts { $($group: $Texts),* }

        impl Texts {
            const UNREAD: Self = Self { $($group: $Texts { $($name: texts!(unread $($count)? $($Case $($case)*)?)),* }),* };

            fn read(&mut self, from: &mut Reader) {
                $(self.$group.read(from);)*
            }
        }

        $(
            pub(crate) struct $Texts { $($(#[$doc])* pub(crate) $name: texts!(type $($count)? $($Case $($case)*)?)),* }

            impl $Texts {
                fn read(&mut self, from: &mut Reader) {
                    $(texts!(read from (self.$name) $($count)? $($Case $($case)*)?);)*
                }

                $($(
                    pub(crate) fn $name(&self, case: $Case) -> Text {
                        match case {
                            $($Case::$case)|* => self.$name[case as usize],
                        }
                    }
                )?)*
            }

            impl Deref for $Words {
                type Target = $Texts;

                fn deref(&self) -> &$Texts {
                    &texts().$group
                }
            }
        )*
    };
    (type) => { Text };
    (type $count:literal) => { [Text; $count] };
    (type $Case:ident $($case:ident)*) => { [Text; [$(stringify!($case)),*].len()] };
    (unread) => { "" };
    (unread $count:literal) => { [""; $count] };
    (unread $Case:ident $($case:ident)*) => { [""; [$(stringify!($case)),*].len()] };
    (read $from:ident ($field:expr)) => { $from.text(&mut $field) };
    (read $from:ident ($field:expr) $count:literal) => { $from.texts(&mut $field, &ONE_BY_ONE[..$count]) };
    (read $from:ident ($field:expr) $Case:ident $($case:ident)*) => {
        $from.texts(&mut $field, &[$($Case::$case as u8),*])
    };
}

/// Places in their order.
const ONE_BY_ONE: [u8; 12] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

texts! {
    ahead: AheadTexts for AheadWords {
        /// Nothing is planned.
        all_rest,
        clear,
        fits,
        no_ratio,
        none,
        own_caps,
        repeat,
        text,
        title,
    }

    allowed: AllowedTexts for AllowedWords {
        advice,
        /// Where a lift is taken up after a long time.
        from_the_intro,
        no_cap,
        rest_only,
        title,
    }

    common: CommonTexts for CommonWords {
        breaths,
        cancel,
        delete,
        drop_set,
        each_side,
        edit,
        failure_set,
        kg,
        lb,
        left,
        metres,
        minutes,
        no_room,
        not_found,
        not_found_text,
        not_written,
        note,
        read_only,
        reading,
        reps,
        right,
        rpe,
        save,
        seconds,
        seconds_each,
        to_today,
        unknown_exercise,
        warm_up,
    }

    data: DataTexts for DataWords {
        backup,
        backup_failed,
        can,
        cannot,
        erase,
        erase_failed,
        erase_now,
        import,
        import_text,
        limits [5],
        offline,
        offline_text,
        problems_title,
        promise_title,
        promises [5],
        rescue,
        restore,
        restore_text,
        saved,
        title,
        where_text,
        where_title,
    }

    finish: FinishTexts for FinishWords {
        bad_date,
        bad_time,
        date,
        edit_title,
        finish,
        finish_unrated,
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

    frame: FrameTexts for FrameWords {
        back,
        leave_open,
        library,
        load,
        log,
        main,
        plan,
        settings,
        today,
    }

    import: ImportTexts for ImportWords {
        again,
        as_kg,
        as_lb,
        choose,
        done,
        from_name,
        import,
        intro,
        lb_text,
        lb_title,
        leave_out,
        names_title,
        no_rating,
        nothing_new,
        rating,
        reading,
        refused,
        samples,
        see_load,
        steps [3],
        title,
        unknown_name,
        unreadable,
        use_library,
    }

    learn: LearnTexts for LearnWords {
        about_row,
        all_sources,
        /// The page of verdicts.
        evidence,
        evidence_text,
        exercise_row,
        exercises,
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
        guess,
        harder,
        have,
        have_what,
        history,
        in_session,
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
        axial_days,
        axial_row,
        back_to_today,
        building_title,
        choose_ledger,
        choose_range,
        column_acute,
        column_axial,
        column_chronic,
        column_day,
        column_until,
        column_week,
        day,
        /// Above the days of a deload.
        deload_band,
        earlier,
        evidence,
        first_session,
        /// A load that is not known, in a cell.
        gap,
        how,
        incomplete_title,
        later,
        /// While a layoff goes on.
        layoff_title,
        legend_bars,
        legend_gap,
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
        previous_day,
        ranges [3],
        returning_title,
        show_chart,
        show_table,
        table_note,
        title,
        unknown,
        week_to_week,
        weeks_text,
        weeks_title,
        /// What is to be known of the zones of the weighted form.
        weighted_note,
        /// Its first value still counts.
        weighted_start,
        yes,
    }

    log: LogTexts for LogWords {
        empty,
        empty_text,
        imported,
        running,
        title,
    }

    marks: MarkTexts for MarkWords {
        accept,
        decline,
        deload_running,
        deload_text,
        end,
        marked,
        not_unlogged,
        unlogged,
        unlogged_text,
    }

    method: MethodTexts for MethodWords {
        before_27,
        before_6,
        class,
        done,
        factor,
        last_28,
        last_7,
        ledgers_title,
        limits_title,
        numbers_text,
        numbers_title,
        per_day,
        /// Room of the whole day by the ratio.
        room,
        room_title,
        states_title,
        sum_title,
        title,
        unknown,
        zones_title,
    }

    movement: MovementTexts for MovementWords {
        /// One beat back, one on.
        back,
        forward,
        /// What the stage is.
        label,
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
        export_now,
        newer_text,
        no_storage,
        not_saved,
        other_tab_text,
        read_only,
        recovered,
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
        axial_preset,
        /// Three plain questions that tell the class.
        axial_questions [3],
        choose_axial,
        create,
        edit_title,
        in_session,
        make_own,
        measure,
        name,
        new_title,
        own,
        recent,
        search,
        sides,
        title,
        yes_no [2],
    }

    restore: RestoreTexts for RestoreWords {
        add,
        add_readable,
        done,
        flawed,
        flawed_text,
        intro,
        newer_version,
        not_ours,
        nothing,
        preview,
        refused,
        title,
    }

    session: SessionTexts for SessionWords {
        about_exercise,
        add_exercise,
        add_note,
        delete,
        edit_details,
        empty,
        estimated,
        finish,
        kind,
        never,
        next,
        no_sets,
        not_rated,
        note_label,
        previous,
        remove_exercise,
        rpe_none,
        set,
        side,
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
    }

    stepper: StepperTexts for StepperWords {
        last_time,
    }

    today: TodayTexts for TodayWords {
        first_heading,
        first_steps [3],
        import,
        install_first,
        last_session,
        load_heading,
        nearly_full,
        repeat_last,
        resume,
        start,
        title,
        to_data,
        use_tab,
    }

    trends: TrendTexts for TrendWords {
        column_long,
        column_short,
        /// Days without numbers in the long view.
        gaps,
        long_view,
        monotony,
        strain,
        title,
        unknown,
    }
}
