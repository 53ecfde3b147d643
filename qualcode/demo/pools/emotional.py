"""What people say of emotional support, for and against."""

from qualcode.demo.frame import (
    AVAILABILITY,
    CONFIDENCE,
    COURSES,
    EMOTIONAL,
    FOCUSED,
    MOTIVATED,
    MOTIVATION,
    RELATIONSHIP,
    Said,
)
from qualcode.demo.passages import Passage, read
from qualcode.model.codings import Polarity

_FOCUSED = Said(FOCUSED, Polarity.POSITIVE)
_MOTIVATED = Said(MOTIVATED, Polarity.POSITIVE)
_CONFIDENCE = Said(CONFIDENCE, Polarity.POSITIVE)
_AVAILABLE = Said(AVAILABILITY, Polarity.POSITIVE)
_RELATIONSHIP = Said(RELATIONSHIP, Polarity.POSITIVE)

_STAYING_FOCUSED = read(
    """
My head goes off in nine directions at once. <{She} gets me to pick one thing for the week and write it on a
card, and the card stays on the fridge till it's done.> This week's card says “ring the college”.

<Having the appointment on a {weekday} gives the whole week a spine.> Before that, one day ran into the next
and I couldn't have told you which was which. <Now I know what I'm working towards.>

I start things. I've always been a starter. <What [my worker] does is bring me back to where we'd got to,
every time, without making a fuss about it.>

<It has given me something to aim at.> I don't mean a job on a plate, I mean a line to follow. When you've
been ill for a long time nobody expects anything of you, and after a bit you don't either.

We've a chart, believe it or not, with stickers, like at infant school. <But it does keep me on track, I
look at it and I can see there's a purpose to the fortnight.>

@ unemployed
If I'm left to myself I drift. I can lose a month. <Going there keeps the idea of work alive in my mind, it
stops me slipping back to thinking it's never going to happen.>

<I've got a direction now, and that's new.> I used to wake up and think, what's the point of today. <We made
a plan with three steps in it and I'm on the second.>

@ paid
When I started the job I was still thinking of chucking it in for something different every other day.
<{She} kept saying, what did we agree you'd give it, and that kept me pointing the right way.>

I'd got so used to appointments about what is wrong with me. <Here it's all about what comes next, and
that's kept my mind on the future instead of going over and over the past.>
""",
    _FOCUSED,
)

_BEING_MOTIVATED = read(
    """
I can be my own worst enemy. <{She} geed me up, there's no other word for it. {She} would say, come on,
what's the worst they can do, and I'd find I had no answer.>

<{She} gave me a push when I needed one.> It wasn't a shove. It was like when you're learning to ride a bike
and there's a hand on the saddle.

There was a form I'd been walking round for three weeks. <{She} rang me up and said, have you done it, and I
said no, and {she} said I'll ring again at four, and at four it was done.>

<I come out of there wanting to do things.> I don't know how it works. I go in like a wet weekend and I walk
home the long way round, with a list.

I'd given up, if you want the truth. <It was [my worker] who kept on at me, nicely, that I had something to
offer and I should get out and offer it.>

<Every time I've said I can't, {she}'s said you did the last thing you said you couldn't.> You can't argue
with that. I've tried.

@ -paid
{She}'s like one of those trainers at the side of the ring with the towel. <I get knocked down by a letter,
and {she} has me back on my feet and sending off the next one.>

I didn't need sympathy, I get that at home by the bucket. <I needed somebody to be enthusiastic on days when
I wasn't, and that is what I've had.>
""",
    _MOTIVATED,
)

_FOCUSED_AND_MOTIVATED = read(
    """
I had the winter blues in a big way. «{She} wouldn't let me pull the covers up, {she} jollied me along, <and
{she} kept reminding me what the plan was, one page, nothing fancy, so I never lost sight of it
altogether.>»

@ -paid
«<We set a target every time and {she} really gets behind me on it.>» Last month it was to walk into two
shops and ask. I did three, and the third one had a vacancy, though not for me as it turned out.
""",
    _FOCUSED,
    _MOTIVATED,
)

_BUILDING_CONFIDENCE = read(
    """
I'd have told you I was useless, and I'd have believed it. <Bit by bit {she} got me to see I'm not. {She}
never laid it on thick, {she} just kept pointing at things I'd done.>

<My confidence was on the floor, and it's about up to the windowsill now.> I put that down to being told,
over and over and quite gently, that I could do it.

@ -paid
I couldn't look at people when I talked. <After a few months of [my worker] treating me like somebody who
would obviously get a job one day, I began to think maybe I would.>

<I believe in myself more than I did, and I wouldn't have got there on my own.> A friend noticed before me.
She said I'd stopped saying sorry when I came into a room.

They asked me to list what I was good at and I sat there with a blank sheet. <So {she} started it off for
me, and it ran over on to the back, and I've kept that sheet.>

I'd had so many knocks. <{She} said a no from them isn't a no from the world, and {she} said it until it
went in. I feel I'm worth employing now, on most days anyway.>
""",
    _CONFIDENCE,
)

_CONFIDENCE_ON_A_COURSE = read(
    """
They put me on the {course} course, twelve of us round a table. <I learnt more in six weeks than in years of
school,> and «when I got the certificate I thought, hang on, I'm not thick. It set me up no end.»

I was the only one on the {course} course who'd been in hospital, or so I thought. Over the tea breaks it
turned out there were four of us. <The teaching was first-rate, «and just sitting there getting things right
did wonders for how I see myself.»>
""",
    Said(COURSES, Polarity.POSITIVE),
    _CONFIDENCE,
)

_AVAILABLE_SUPPORT = read(
    """
It isn't that I ring every week. <Just having the number in my phone, and knowing somebody will pick up, is
enough to get me through a bad morning.> I think I've used it four times.

@ paid
<Even now I'm working {she} gives me a call on a Friday to see how the week has gone.> Sometimes we only
talk for two minutes. <If something had gone wrong, {she}'d know before it got big.>

@ paid
My first month in the job I was on that phone every lunchtime, hiding in the stairwell. <{She} never made me
feel a nuisance — {she} just said, right, tell me what happened, and we went through it.>

@ paid
I had a wobble when the supervisor changed. <I rang [my worker] at half past eight in the morning and by ten
we were sitting on a bench outside my work with two coffees.> I'd have walked out otherwise.

@ paid
People think once you've got the job you're mended. <The thing I value is that they didn't drop me the day I
signed the contract, there's still somebody there if I need it.>

<You can always get hold of them, that's what I like.> If {she}'s out, there's a message taken, and the
message gets there, and you get rung back the same day. <I've never been left wondering.>

@ unemployed
<I know {she}'s there, it's as simple as that.> When the rejection letter came in the spring I went straight
round, no appointment, and {she} made ten minutes for me between two other people.

@ unemployed
It's lonely, looking for work. <With them I don't feel I'm doing it by myself, there's a person at the end
of the line who knows the story so far.>

<If I'm not right I can drop in and nobody looks at their watch.> I sat there once for an hour and didn't
say much. It stopped me doing something stupid, I think.

I don't find it easy to ask. <{She} seems to know that, because {she} rings me, regular as the bins, and
it's a great comfort to hear the phone and know who it'll be.>

The doctor's is three weeks' wait and the helpline plays you music. <At [The Agency] there is always someone
around who'll listen, even if it's not your own worker.>

<It's a safety net.> I haven't fallen in it so far, and you'll say then why does it matter. But you try
walking along the top without one.

When my aunt went into hospital I thought, that's me finished, I'll go to pieces. <{She} told me to text any
time, and I did, and there was an answer every time, sometimes just “well done, keep going”.>
""",
    _AVAILABLE,
)

_GOOD_RELATIONSHIP = read(
    """
<We get on. That's most of it, as far as I'm concerned.> {She} remembers the names of my nieces and asks
after them, and you can tell it isn't off a card.

I've had workers who never looked up from the form. <This one listens with {his} whole face, and I trust
{him}, and I don't trust easily.>

<{She} treats me like a person and not a case number.> We meet in a café, nothing smart, and I have a
toasted teacake. <It's easier to say the difficult things over a teacake than over a desk.>

It was the same [my worker] all the way through, that's what made it. <I haven't had to tell my story over
again to somebody new every six weeks, {she} knows me by now, the good and the bad.>

<I can have a laugh with {him}.> You wouldn't think that mattered, with work being so serious. But the day I
laughed was the day I started telling {him} the truth.

<{She} really cares how it turns out, you can't fake that.> When I didn't get the job at the nursery {she}
was more upset than me, and I ended up cheering {him} up.

I was dead suspicious, I don't mind admitting it. Officials and me don't mix. <But {she} was straight with
me from the start, never talked down to me, and I've come to think of {him} as on my side.>

<{She}'s patient with me.> I go quiet in the middle of a sentence sometimes and I can't get out of it.
<{She} just waits, and stirs {his} tea, and that's kinder than any amount of words.>

We walk, mostly. Round the park and back by the canal. <I couldn't be doing with an office and a box of
tissues, but walking next to somebody you like, you find you've said it before you noticed.>

<Nothing I've told {him} has ever shocked {him}, or not so it showed.> I think that's why I go on turning
up. There's no act to keep up, I can be as odd as I am.
""",
    _RELATIONSHIP,
)

_AVAILABLE_AND_KIND = read(
    """
«I think the world of [my worker], I do.» <{She} said from day one, if it all gets on top of you, you ring,
I don't care if it's about a job or a burst pipe — «and it was a burst pipe once, and {she} didn't laugh.»>

I got in a state over a letter and rang up in tears. <{She} dropped what {she} was doing «and came and sat
with me in the library till I was fit to go home.» {She} is always there when it counts.>

<They're never more than a phone call away> «and they're friendly with it, you don't get that voice, the
careful voice people put on.» I can't speak for the others who go there, but that's how it's been for me.
""",
    _AVAILABLE,
    _RELATIONSHIP,
)

_EMOTIONAL_AS_A_WHOLE = read(
    """
Don't ask me what {she} did exactly. <It was moral support, I suppose you'd call it, having somebody in your
corner.> It doesn't sound like a lot when you write it down.

<They've kept my spirits up all along.> There were weeks when I'd have packed the whole thing in, and I
can't point to one thing they said, it was more the whole feel of it.

You can get leaflets anywhere. <What I've had from them is support, real human support, of the sort you can
lean on.>
""",
    Said(EMOTIONAL, Polarity.POSITIVE),
)

_MOTIVATION_AS_A_WHOLE = read(
    """
<I've had no end of encouragement, and it's that which keeps me going when the brown envelopes come.> I keep
the envelopes in a drawer. I don't open them on a Friday.

<[My worker] is encouraging, that's the word I'd use if I only had one.> I used to think encouragement was
for children. I was wrong about that.
""",
    Said(MOTIVATION, Polarity.POSITIVE),
)

_HARD_TO_REACH = read(
    """
@ A
What I'd change is how often I see anybody. <It's about once a month if I'm lucky, and when I've rung in
between I've got the machine.> A month is a very long time in my sort of life.

@ A
I had an appointment in the spring and then nothing. <No letter, no call. I don't know to this day if I've
been discharged or if I just fell down the back of the filing cabinet.>

@ A
<It's all a bit hit and miss. You bump into {him} in the corridor and {she} says we must get together, and
then we don't.> I'd rather have a date in the diary, even if it's six weeks off.

@ A ~shy
<I haven't heard from {him} for a while.> It may be my own fault, because I missed one. I didn't like to
ring up and ask.

@ A
There was a time it was every week, and it did me good, and then it tailed off. <Now it's irregular, I never
know when the next one will be, and I can't plan on something that isn't there.>

@ A paid
As soon as I was in work the visits stopped. <I could have done with somebody checking on me those first few
weeks, and there was nobody, not so much as a text.>

@ A ~cross
<You try getting hold of {him}. I've left messages, I've left messages about the messages.> They've one
worker for the whole patch, it's ridiculous, and it's not {him} I blame.

<The gaps between meetings are too long for me.> I go along with my head full of things to ask, and half of
them have gone stale by the time I'm sat there.

{She} was off sick and they didn't send anyone instead. <Eight weeks without a soul to talk to about it, and
I lost heart, I'll be honest with you.>
""",
    Said(AVAILABILITY, Polarity.CRITICAL),
)

_FORMAL_PLACE = read(
    """
The worst of it is the building. <You have to sign in, and there's a buzzer and a glass window, and by the
time I've got through all that I feel as though I'm there to be told off.> I'd talk better on neutral
ground.

<I don't like going to their office, with people in suits going past the door.> My hands shake and I forget
what I came for. We met at the garden centre once and I was a different person.

<The room has one of those long tables with {him} at one end and me at the other, like something in a film.>
It's hard to be open with somebody eight feet off. It puts me right back in front of the tribunal.

They hold it in the same block as the benefits people. <I can't relax in there, it's too official, I keep
thinking somebody's writing it all down for the other lot.>
""",
    Said(RELATIONSHIP, Polarity.CRITICAL),
)

_MIXED_CONFIDENCE = read(
    """
I'm of two minds about all the praise. <Some days it does lift me, and on others I think {she}'d say that to
anybody, and it has the opposite effect.>

<They tell you you can do it, and I half believe it while I'm in the room, but it's worn off by the time I
reach the bus stop.> I don't know whose fault that is.
""",
    Said(CONFIDENCE, Polarity.MIXED),
)

_MIXED_AVAILABILITY = read(
    """
<When I do get through to {him} it's worth it, and {she} gives me all the time in the world, but getting
through is another matter.> So it's a yes and a no, that one.

<The weekly calls were good while they lasted, then they went down to one a month, and I'm still not sure
what I think about it.> Perhaps I needed weaning.
""",
    Said(AVAILABILITY, Polarity.MIXED),
)

PASSAGES: tuple[Passage, ...] = (
    *_STAYING_FOCUSED,
    *_BEING_MOTIVATED,
    *_FOCUSED_AND_MOTIVATED,
    *_BUILDING_CONFIDENCE,
    *_CONFIDENCE_ON_A_COURSE,
    *_AVAILABLE_SUPPORT,
    *_GOOD_RELATIONSHIP,
    *_AVAILABLE_AND_KIND,
    *_EMOTIONAL_AS_A_WHOLE,
    *_MOTIVATION_AS_A_WHOLE,
    *_HARD_TO_REACH,
    *_FORMAL_PLACE,
    *_MIXED_CONFIDENCE,
    *_MIXED_AVAILABILITY,
)
