"""What people say of a client-centred approach, for and against."""

from qualcode.demo.frame import ACTIVE, CLIENT_CENTRED, JOINT, LONG_TERM, MATCHING, OWN_PACE, TAILORED, Said
from qualcode.demo.passages import Passage, read
from qualcode.model.codings import Polarity

_OWN_PACE = Said(OWN_PACE, Polarity.POSITIVE)
_LONG_TERM = Said(LONG_TERM, Polarity.POSITIVE)

_AT_MY_PACE = read(
    """
<Nobody has rushed me.> I said at the start I can only do this in small steps, and {she} said small steps
get you there as well. <If I have a bad fortnight we put it on hold, and it's waiting for me when I come
back.>

I was expecting to be marched off to an interview on day one. <There's been no pressure at all, we go at
whatever speed I can manage.>

<{She} lets me set the pace.> {She} might say, are you ready for the next bit? and if I'm not, I'm not, and
there are no long faces. I've known places where there were faces.

I've been hurried back to work twice in my life, and both times I finished up on the ward. <This time it's
been done at my own speed, and I think that's why it's holding.>

<It's up to me, that is the great thing.> {She} lays it all out like cards on a table and I pick one up, or
I don't. <I've never felt I was being steered.>

@ ~shy
<{She} doesn't push.> I'd stop going if {she} did. I think {she} knows that.

@ ~dry
I move at roughly the speed of furniture. <[My worker] adjusted to this without comment, and we've got a
fair way between us.>

<I was allowed to take it gently, an hour here, a morning there, and then a bit more when I felt up to it.>
They would rather you took a year and stayed well. I wish the benefits people saw it like that.
""",
    _OWN_PACE,
)

_IN_THE_LONG_RUN = read(
    """
It's not only about getting me off the register. <We've talked about where I'd like to be in five years, and
what I'd need to learn to get there.> No one has asked me about five years since I was at school.

@ older
<{She} thinks in terms of a career, not just the next thing that comes up.> I said, I'm too old for a
career. {She} said, well, what would you call the next fifteen years then?

@ over30
I could have had a job in a week if I'd taken anything. <{She} said let's look at what would suit you for
the long haul, and build towards that.> I want to get back to {craft} in the end, or the edges of it.

<We sat down and worked out a proper route, this course first, then a few hours, then something with
prospects.> It's on a sheet of paper with arrows on it. I know it mightn't go like that.

<They ask what you want out of life, they don't just fill a vacancy with you.> It made me think about what
I'd be happy still doing when I'm grey. It isn't what I'd have said when I was ill.

@ paid
I see the job I've got as a rung. <{She} keeps asking what the rung after it might be, and we've started on
that already, quietly.>
""",
    _LONG_TERM,
)

_PACE_AND_CAREER = read(
    """
<There's no hurry with {him}.> «We've got a long-term plan, <and if it takes me three years, it takes three
years,> and where I'd like to end up is in {field} with a bit of responsibility.»

@ -paid
«{She} says you choose a direction before you choose a job.» <So we've been taking our time over it, no one
is standing there with a stopwatch.>
""",
    _OWN_PACE,
    _LONG_TERM,
)

_MET_TOGETHER = read(
    """
@ A
<Every couple of months we sit down together, me and [my worker] and my nurse, and we all hear the same
thing at the same time.> Before, I was carrying messages from one to the other like a pigeon.

@ A
<What works is that [my worker] is in on my reviews.> So if the doctor wants to change my tablets, somebody
in the room says, hold on, there's an interview on Thursday. They'd never have thought of that.

@ A
I was wary of the two of them talking about me. <But it's done with me there, the three of us round the
table with [my social worker], and it's joined up, I feel they're pulling the same way.>

@ A
<My nurse and [my worker] share the one office and they do talk, and we've had joint meetings that were very
good.> When I had a dip in the autumn they'd a plan ready between them before I had even told my family.
""",
    Said(JOINT, Polarity.POSITIVE),
)

_MET_AGAINST_ME = read(
    """
@ A
They had me in a meeting with the nurse and [my worker] together. <I felt outnumbered, they'd got their
heads together first, and I sat there while they discussed me like a second-hand car.>

@ A
<I don't care for those three-way meetings.> What I tell the nurse is about my health and what I tell [my
worker] is about work. <Put them in one room and there's nothing left that's mine.>
""",
    Said(JOINT, Polarity.CRITICAL),
)

_DO_MORE = read(
    """
@ -paid
I like them well enough, but it's all talk. <What I need is somebody to actually do something, pick up the
phone and get me in front of an employer.> I can get talk at the bus stop.

@ -paid
<It wants more drive behind it.> I go in, we have a chat about how I've been, and I go home. <I'd like them
to be more direct, and say right, this is what we're going to do this month.>

@ -paid ~cross
<Six months, and I haven't been put forward for one single job.> I've had goals and I've had action plans.
You can't eat an action plan.

@ -paid
<I think they could put more into it, be more hands-on.> I'm left to look for myself between meetings, and
that's just what I can't do. If I could, I wouldn't need them.

@ -paid ~shy
I don't want to complain. <I'd have liked a bit more help, I think. They tell me where to look and then I'm
on my own with it.>

@ -paid ~dry
<They are extremely supportive of whatever I do. The trouble is I don't do anything, and they're supportive
of that too.> I could do with a kick, frankly.

@ -paid ~keen
My only wish is for more of it! <I'm raring to go and it feels as if they're holding back, I want them to
find things and send me after them.>

@ -paid ~chatty
I went in with all my certificates in a carrier bag, and we looked at them, and it was very pleasant, and
that was in the spring, and it's been pleasant ever since. <But nothing gets done from one time to the next,
they're waiting for me to come up with something and I'm waiting for them, so there we both sit.>

@ paid
I got this job in the end through my own efforts, by walking in and asking. <I'd have expected them to be
more active, to go out and look for me, seeing that's what they are there for.>

@ paid
<I wish somebody had come into the workplace with me at the start and shown me the ropes, instead of just
asking afterwards how it was.> I was like a spare part for the first month.

@ paid
They've gone quiet now I'm working. <I need more than a chat, I need someone to fight for me to get my hours
up, somebody who'll take it on.>

@ placement
<They've parked me on the placement and I think they've ticked me off the list.> It needs somebody to push,
to say to the manager, are you going to take this person on or aren't you?

<It's not intensive enough, that's my main criticism.> Half an hour a fortnight isn't going to turn round
{years}. They mean well and they've got too many on their books.

<If I'm honest they're too laid back.> It's nice at first, when you've been ill. After a bit you want
somebody to roll their sleeves up.
""",
    Said(ACTIVE, Polarity.CRITICAL),
)

_RUSHED = read(
    """
It was a bit much, to be truthful. <I'd hardly got my coat off before {she} was on about applying for
things, and I wasn't ready, I felt pushed.>

<They're too pushy for somebody who's just come out of hospital.> I agreed to an interview because I
couldn't get a word in. I was sick in the lavatories beforehand.

<I felt rushed all along, as though there was a target and I was it.> I know they've got their figures to
think of. But I have got myself to think of.

<{She} kept upping it, two days, then could I do three, and I hadn't got used to the one.> I said yes each
time. Saying no is something I'm still learning.
""",
    Said(OWN_PACE, Polarity.CRITICAL),
)

_WRONG_LEADS = read(
    """
<They sent me for a job in a call centre. I'd told them I can't use the phone.> It's on the front of my
file, I could see it upside down from where I was sitting.

I'd said no nights, because of the tablets. <The first three things {she} came up with were night shifts,
and I began to wonder who it was {she}'d got in mind, because it wasn't me.>

<Some of the jobs they've suggested weren't right for me at all, heavy lifting and that, with my back.> I
went along to one so as not to seem awkward. They took one look.

<They go after anything that's going, whether it suits you or not.> I've nothing against car washes. I just
don't see what I've ever said that made {him} think of me.

@ over30
After all those years as {oldjob} they put me up for stuffing envelopes. <It wasn't the right match, anyone
could see it, and I felt they hadn't been listening.>
""",
    Said(MATCHING, Polarity.CRITICAL),
)

_MIXED_TAILORING = read(
    """
<Sometimes it's fitted to me and sometimes I can tell I'm getting the same as the last person who sat in the
chair.> I don't hold it against them, but I do notice.

<They let me take my time, which I was glad of to begin with, though now I couldn't tell you if it's
patience or if they've forgotten about me.>
""",
    Said(TAILORED, Polarity.MIXED),
)

_MATCHING_MENTIONED = read(
    """
<We did one of those questionnaires about what sort of work would suit you.> Mine came out as forester or
bank clerk. There aren't any forests.

<{She} asked what I liked and what I didn't, and made two columns of it.> The second column was longer. That
was as far as we got on that occasion.
""",
    Said(MATCHING, Polarity.NONE),
)

_CLIENT_AS_A_WHOLE = read(
    """
<It's built round me, not round some rule book.> I've been in systems where it was the other way about, so I
know the difference when I meet it.

<They start from what I want, and that's rare.> The first thing {she} asked was what I'd do if nobody could
say no. I had to go home and think.
""",
    Said(CLIENT_CENTRED, Polarity.POSITIVE),
)

_TAILORED_AS_A_WHOLE = read(
    """
<I get the amount of help that's right for me, no more and no less.> When I was low it was every few days,
and once I picked up {she} backed off without my having to say.

<{She} guides you, but {she} doesn't dictate.> It's me that decides, and {she} will tell me if {she} thinks
it's a poor decision, and it still stands.
""",
    Said(TAILORED, Polarity.POSITIVE),
)

_MATCHED = read(
    """
<{She} listened to what I can do and what I can't before ever mentioning a job.> Crowds are out, and so are
dogs. There's a surprising amount left.

@ -paid
<What {she} suggests does fit me, it's realistic, it isn't pie in the sky and it isn't an insult either.>
That's a narrow path and {she} has found it.
""",
    Said(MATCHING, Polarity.POSITIVE),
)

PASSAGES: tuple[Passage, ...] = (
    *_AT_MY_PACE,
    *_IN_THE_LONG_RUN,
    *_PACE_AND_CAREER,
    *_MET_TOGETHER,
    *_MET_AGAINST_ME,
    *_DO_MORE,
    *_RUSHED,
    *_WRONG_LEADS,
    *_MIXED_TAILORING,
    *_MATCHING_MENTIONED,
    *_CLIENT_AS_A_WHOLE,
    *_TAILORED_AS_A_WHOLE,
    *_MATCHED,
)
