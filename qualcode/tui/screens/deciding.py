"""The verbs of the comparing screen: settling one place, or all of a kind, and saying why."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from qualcode.model.codings import Polarity
from qualcode.model.consensus import Decision
from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.model.texts import number_of
from qualcode.tui.alike import Many, around, offer_in_words, offers
from qualcode.tui.comparing import Comparing
from qualcode.tui.screens.fresh import FreshScreen
from qualcode.tui.screens.headed import HeadedScreen
from qualcode.tui.widgets.asking import LineAsked, OneAsked
from qualcode.tui.widgets.choices import Choices
from qualcode.workbench import codebook, consensus, coverage, writing
from qualcode.workbench.consensus import Choice
from qualcode.workbench.disagreement_words import decision_in_words

if TYPE_CHECKING:
    from qualcode.tui.app import QualcodeApp


class DecidingScreen(HeadedScreen, FreshScreen):
    """Each decision is one step, and the next place that is not settled follows."""

    app: "QualcodeApp"
    comparing: Comparing
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "decide('a')", "A's", id="compare.a"),
        Binding("b", "decide('b')", "B's", id="compare.b"),
        Binding("plus", "decide('union')", "all words", id="compare.union"),
        Binding("asterisk", "decide('intersection')", "words in both", id="compare.intersection"),
        Binding("2", "decide('both')", "both", id="compare.both"),
        Binding("0", "decide('neither')", "neither", id="compare.neither"),
        Binding("d", "decide('open')", "leave open", id="compare.open"),
        Binding("s", "choose_words", "other words", show=False, id="compare.words"),
        Binding("r", "reason", "why", show=False, id="compare.reason"),
        Binding("m", "memo", "memo on the code", show=False, id="compare.memo"),
        Binding("B", "alike", "settle many alike", show=False, id="compare.borders"),
        Binding("A", "accept", "take over what is alike", show=False, id="compare.accept"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.waiting_reason = ""
        self.is_going_on = False
        self._words: Span | None = None
        self._many: list[Many] = []
        self._use_answer: Callable[[int], None] = lambda _place: None
        self._use_line: Callable[[str], None] = lambda _line: None

    def compose_strips(self) -> ComposeResult:
        """The strips that ask."""
        yield Choices(id="labels")
        yield OneAsked()
        yield LineAsked(id="line")

    def strips_closed(self) -> None:
        """Nothing is asked any more: back to the place."""
        raise NotImplementedError

    def choose_words(self) -> None:
        """Let other words be selected in the note."""
        raise NotImplementedError

    # --- one place --------------------------------------------------------------------------------------

    def action_decide(self, decision: str) -> None:
        """Settle the place."""
        self.settle(Choice(Decision(decision)))

    def settle(self, choice: Choice) -> None:
        """Settle the place as one step, with the reason that waits or was given before."""
        case = self.comparing.case
        if case is None:
            return
        kept = case.decided.settled.reason if case.decided else ""
        choice = choice._replace(reason=self.waiting_reason or kept)
        scope = self.comparing.scope
        self._do(lambda: f"Settled: {consensus.decide(self.app.project, case.case_id, choice, scope)}")

    def _do(self, verb: Callable[[], str]) -> None:
        """Do it, and go on to what is not settled."""
        was_counted = coverage.is_counted(self.app.project)
        try:
            said = verb()
        except QualcodeError as error:
            self.app.explain(error)
            return
        finally:
            self.close_strips()
        self.waiting_reason, self.is_going_on = "", True
        self.app.changed()
        switched = coverage.switched(self.app.project, was_counted=was_counted)
        self.app.say(". ".join(filter(None, (said, switched.rstrip(".")))))

    def action_choose_words(self) -> None:
        """Select other words."""
        if self.comparing.case is not None:
            self.choose_words()

    def settle_with(self, words: Span) -> None:
        """Settle with these words; which code and polarity they get is asked where there are several."""
        case = self.comparing.case
        if case is None:
            return
        self._words = words
        book = codebook.read(self.app.project)
        labels = [
            (f"{code_id} {polarity}", book.by_id[code_id].name, polarity)
            for code_id, polarity in case.place.labels
        ]
        if len(labels) == 1:
            self._settle_with_label(labels[0][0])
            return
        self.query_one("#labels", Choices).open([(key, f"{name}, {sign}") for key, name, sign in labels])

    @on(Choices.Chosen, "#labels")
    def _label_chosen(self, event: Choices.Chosen) -> None:
        self._settle_with_label(event.row_id)

    def _settle_with_label(self, label: str) -> None:
        code_id, _, polarity = label.partition(" ")
        code = codebook.read(self.app.project).label(int(code_id))
        self.settle(Choice(Decision.SPAN, span=self._words, code=code, polarity=Polarity(polarity)))

    # --- why --------------------------------------------------------------------------------------------

    def action_reason(self) -> None:
        """Write why: of what is settled, or of what is decided next."""
        case = self.comparing.case
        if case is not None:
            kept = case.decided.settled.reason if case.decided else ""
            self._ask("why", self.waiting_reason or kept, self._keep_reason)

    def _ask(self, question: str, text: str, use: Callable[[str], None]) -> None:
        self._use_line = use
        self.query_one(LineAsked).open(question, text)
        self.refresh_bindings()

    @on(LineAsked.Written)
    def _line_written(self, event: LineAsked.Written) -> None:
        self.close_strips()
        self._use_line(event.text)

    def _keep_reason(self, text: str) -> None:
        case = self.comparing.case
        if case is None or case.decided is None:
            self.waiting_reason = text.strip()
            self.reread()
            return
        scope = self.comparing.scope
        self._keep(lambda: consensus.give_reason(self.app.project, case.case_id, text, scope), "Kept why.")

    def action_memo(self) -> None:
        """Write a memo on the code: what its definition left unclear."""
        case = self.comparing.case
        if case is not None:
            label = codebook.read(self.app.project).label(case.place.code_ids[0])
            self._ask(f"memo on {label}", "", lambda text: self._keep_memo(label, text))

    def _keep_memo(self, label: str, text: str) -> None:
        self._keep(
            lambda: writing.write_memo(self.app.project, text, kind="code", on=f"code:{label}"),
            "Kept the memo; F8 lists it.",
        )

    def _keep(self, verb: Callable[[], object], said: str) -> None:
        try:
            verb()
        except QualcodeError as error:
            self.app.explain(error)
        else:
            self.app.changed()
            self.app.say(said)

    # --- many places ------------------------------------------------------------------------------------

    def action_alike(self) -> None:
        """Settle many places alike: asks which, and then how."""
        case = self.comparing.case
        if case is None:
            return
        found = self.comparing.found
        self._many = around(case, found)
        answers = [f"{many.words} ({many.left(found)})" for many in self._many]
        self._one_of("Settle alike what is not settled yet:", answers, self._ask_how)

    def _ask_how(self, place: int) -> None:
        """Which decision, of those that fit all of them."""
        many, found = self._many[place], self.comparing.found
        decisions = many.decisions
        places = number_of(many.left(found), "place")
        answers = tuple(decision_in_words(decision, found.names) for decision in decisions)
        self._one_of(f"Settle {places} alike:", answers, lambda how: self._settle_many(many, decisions[how]))

    def _settle_many(self, many: Many, decision: Decision) -> None:
        def settle() -> str:
            scope = many.scope(self.comparing.found)
            done = consensus.settle_all(self.app.project, decision, many.kinds, scope, document=many.document)
            return f"Settled {number_of(done, 'place')}; u takes it back"

        self._do(settle)

    def _one_of(self, question: str, answers: Sequence[str], use: Callable[[int], None]) -> None:
        self._use_answer = use
        self.query_one(OneAsked).open(question, answers)
        self.refresh_bindings()

    @on(OneAsked.Answered)
    def _answered(self, event: OneAsked.Answered) -> None:
        self.close_strips()
        if event.place is not None:
            self._use_answer(event.place)

    def action_accept(self) -> None:
        """Take over what is alike, and perhaps what one coder alone coded; says first what counts then."""
        try:
            offered = coverage.offer(self.comparing.found)
        except QualcodeError as error:
            self.app.explain(error)
            return
        wanted = offers(offered)
        if not wanted:
            self.app.say("Nothing is alike yet, and there is no note that only one of the two coded.")
            return
        places = number_of(offered.agreements, "place is", "places are")
        question = f"Counts are of the consensus once it holds any codings. {places} alike; take over:"
        answers = [offer_in_words(offered, alone) for alone in wanted]
        self._one_of(question, answers, lambda place: self._accept(wanted[place]))

    def _accept(self, alone: tuple[str, ...]) -> None:
        def accept() -> str:
            done = consensus.accept(self.app.project, self.comparing.scope, alone)
            agreed = number_of(done.agreements, "agreement") if done.agreements else ""
            rest = number_of(done.alone, "note of one coder", "notes of one coder") if done.alone else ""
            what = " and ".join(filter(None, (agreed, rest)))
            return f"Took {what} over; u takes it back" if done.is_new else f"It holds this already: {what}"

        self._do(accept)

    # --- strips -----------------------------------------------------------------------------------------

    @property
    def is_asking(self) -> bool:
        """Whether a strip has the keys."""
        strips = self.query("Choices, OneAsked, LineAsked")
        return any(strip.has_class("-open") for strip in strips)

    @on(LineAsked.Left)
    @on(Choices.Left)
    def _left(self) -> None:
        self.close_strips()

    def close_strips(self) -> None:
        """Ask nothing."""
        for strip in self.query("Choices, OneAsked, LineAsked"):
            strip.remove_class("-open")
        self.strips_closed()
