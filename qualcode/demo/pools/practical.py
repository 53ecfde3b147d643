"""What people say of practical assistance, for and against."""

from qualcode.demo.frame import (
    ACCOMPANIED,
    APPLICATION,
    COURSES,
    CVS,
    FINANCIAL,
    INTERVIEWS,
    KNOWLEDGE,
    LINKS,
    MEDIATION,
    PRACTICAL,
    PREPARATION,
    SEARCHED,
    SEARCHING,
    Said,
)
from qualcode.demo.passages import Passage, read
from qualcode.model.codings import Polarity

_COURSES = Said(COURSES, Polarity.POSITIVE)
_SEARCHED = Said(SEARCHED, Polarity.POSITIVE)
_CVS = Said(CVS, Polarity.POSITIVE)
_INTERVIEWS = Said(INTERVIEWS, Polarity.POSITIVE)

_HELPFUL_COURSES = read(
    """
They sent me on the {course} course. I thought I'd be bottom of the class. <It was the best thing I've done
in years, I came away with a certificate and a reason to dust my shelf.>

<The {course} course got me out of the house on a {courseday} morning, and I learnt something into the
bargain.> I'd never been one for school. The tutor had a stammer and didn't care who knew it, and that
helped as well.

I used to be frightened of the computer, I thought I'd break it. <They ran a beginners' class in the back
room, and now I can do letters and attach things and all sorts.>

@ paid
<I wouldn't be in this job without the training.> They wanted somebody with a hygiene certificate, and I'd
got mine through [The Agency] the month before. It was like having the right ticket.

The course was only six weeks, two hours at a time. <What I liked was that it led somewhere, there was a
real qualification at the end of it that an employer would have heard of.>

<I've done three courses through them now and each one's been useful.> The first was just how to talk on the
phone. I know how that sounds, but I couldn't do it, and now I can.

@ over30
Everything had changed since I was {oldjob}. <The refresher course brought me up to date, so I didn't feel
like something out of a museum.> There was even a woman older than me, who sat at the front.

I said I couldn't afford college and {she} said there's a free one on Thursdays. <It's the {course} course,
and I'm not missing a week of it, I've even done the homework.>

@ -paid
<They found me a place on a {course} course and it has given the week some shape.> I've a bag that I only
use for that. I pack it the night before, like a child.

@ ~keen
<The training has been brilliant, honestly, I can't praise it enough!> We did {course}, then communication,
then a day about keeping calm with difficult customers, and I use that one on my brother.

@ ~shy
I sat at the back of the {course} course. I didn't say anything until week four. <But I took it all in and I
passed, and it's the first thing I've ever passed.>

@ ~dry
I went on the {course} course expecting paper hats and role play. <There was neither. I learnt the thing
properly, from a man who knew it properly.>

@ ~chatty
There's a college annexe over the back of the bingo, and that's where the {course} course was, and I nearly
went in the wrong door and won a ham. <It was very well taught, at a speed you could keep up with, and I met
people in the same boat, so I got two things out of it instead of one.>

@ paid
<It was the literacy class that did it for me.> I'd hidden it all my life, you get clever at leaving your
glasses at home. Now I can read the notices at work and I don't have to follow what the rest do.
""",
    _COURSES,
)

_INSULTING_COURSES = read(
    """
@ C
The job skills week was a different story. <They had us cutting pictures out of magazines and sticking them
on a sheet to show what sort of person we were. I'm a grown adult, I found it insulting.>

@ C over30
<That training at [The Agency] treats you like an infant.> The girl taking it asked if we all knew what an
envelope was for. I've been opening them all my life, I said.

@ C ~dry
We were given a talk about washing and clean shirts before an interview. <I had a clean shirt on at the
time. It was patronising from start to finish.>

@ C
I went to two of their workshops and I didn't go back for the third. <It was so slow and so babyish that I
came out feeling worse than when I went in, as if that was what they thought of me.>

@ over30
<They gave us a quiz about punctuality, with cartoons.> I'd not been late for work in all my life. <I don't
want to sound bitter, but it's humiliating to be taught what you used to teach others.>

I'd been told it was communication skills. <We had to pass a beanbag round and say our name and our
favourite fruit, and I've never felt so talked down to.> I said banana. I don't even like them.

<The worksheets had smiley faces on, and you got a gold star if you'd put the days of the week in order.> I
gave mine to the lad next to me. <I thought it was demeaning, and I told them so on the form at the end.>

One course they sent me on was plain daft. <The tutor talked to us in that loud slow voice, the way you talk
to somebody's deaf grandad, because she had been told we'd got mental health problems.>
""",
    Said(COURSES, Polarity.CRITICAL),
)

_MIXED_COURSES = read(
    """
<The course itself was fine, the tutor knew her onions, but it was the wrong level for me, so I can't say I
got a great deal out of it.> Somebody else might have.

I did enjoy the company. <As for what we were taught, some of it I'll use and some of it was a waste of a
bus fare.>
""",
    Said(COURSES, Polarity.MIXED),
)

_SEARCHED_FOR_ME = read(
    """
@ -paid
<{She} goes through the vacancies before I get there and prints off the ones that might do.> I used to look
at the whole page at once and my eyes would swim. With four or five I can manage.

@ paid
I'd never have seen the advert for this place. <{She} spotted it in the trade paper and sent it me with a
note on, “this is you!”> I've still got the note.

<They ring round for you.> I heard {him} doing it once, on to some firm or other, and {she} was so cheerful
about me I wondered who {she} was talking about.

@ -paid
I get envelopes with cuttings in. <It's [my worker], sends me anything {she} sees for {field}, so I know
somebody is looking even in the weeks when I can't face it.>

@ -paid
I haven't got the internet at home. <{She} does the searching for me and we look at what's come up together,
and that takes the sting out of it.>

<{She} found out who was taking people on and got me the forms, I didn't have to go asking.> Asking in shops
is what I can't do, I get as far as the door and pretend I wanted something else.
""",
    _SEARCHED,
)

_KNOWS_THE_FIELD = read(
    """
<{She} knows every firm round here, who's decent and who isn't.> I'd say a name and {she}'d say no, don't go
there, they go through people like paper cups. You can't get that out of a newspaper.

When I worried about losing my money if I did a few hours, <{she} had all the rules about benefits at {his}
fingertips and wrote it out for me in pounds and pence.> So much in, so much off, £20 a week better.

<There's nothing {she} doesn't know about {field}.> {She} used to do it, that's why. I could ask the stupid
questions and get proper answers.
""",
    Said(KNOWLEDGE, Polarity.POSITIVE),
)

_DOES_NOT_KNOW_THE_FIELD = read(
    """
@ over30
What I was trained for is {craft}. <[My worker] hadn't the first idea about it, not where they advertise nor
what it pays, so I was explaining my trade to {him} instead of the other way round.>

@ over30
<I don't think they know what to do with somebody like me.> It's all cleaning and shelves. I asked about
{craft}, and there was a pause, and then it was back to shelves.

<When I asked about going self-employed {she} just shook {his} head. {She} didn't know how it worked with
the benefits and {she} didn't know who would.> So that idea died in the room.

I needed somebody who understood the benefits side. <I got told one thing on the {weekday} and another the
week after, and in the end I had to go to the advice centre to have it put right.> It could have cost me my
rent.

@ over30 ~cross
<They should have people who know different fields.> You wouldn't send a plumber to look at your teeth. I
said {craft}, and {she} wrote it down with a question mark after it.

{She}'s nice enough. <But {she}'s no contacts in the kind of thing I want to do, {she} told me so {himself},
and nice doesn't get you an introduction.>

<I found I knew more about what was going than {she} did.> I'd bring in an advert and {she} would say, oh,
I've never heard of them. They've four hundred staff, they're behind the bus station.

@ over30
I've got qualifications in {craft}, they may be old but they're real. <Nobody there could tell me if they
still counted for anything, they'd no idea who to ask.>
""",
    Said(KNOWLEDGE, Polarity.CRITICAL),
)

_MIXED_KNOWLEDGE = read(
    """
<{She}'s well up on local jobs but all at sea with anything to do with benefits, so I take the one lot of
advice and I leave the other.>

<It depends what you ask. On forms and that {she} is spot on, but if you bring up {field} you can see {him}
reaching for a leaflet.> We muddle through.
""",
    Said(KNOWLEDGE, Polarity.MIXED),
)

_CVS_AND_FORMS = read(
    """
@ over30
I hadn't got a CV. I'd never needed one, you just turned up in those days. <{She} sat with me for two whole
afternoons and we got my life on to two sides of paper, gaps and all.>

<The form was twelve pages and {she} went through it with me line by line.> There's always that box about
your health. We worked out words for it that were true and didn't frighten the horses.

<They typed up my CV and it looks like somebody else's.> I carry a copy about with me. I read it on the bus
the way other folk read the racing.

@ -paid
My spelling's not good. <{She} checks the forms over before I post them, and {she} does it so that I learn
the word, not so I feel a fool.>

<The most useful thing was the CV, hands down.> I'd been leaving the bad years out and it read as if I'd
been in prison. {She} showed me how to put it so there's no hole in it.

@ paid
I got this job off the back of a form that [my worker] helped me with. <I'd have put two lines where it says
“why do you want this post”, and we got it to a page.> The boss said it was the best one they'd had in.

<I was shown how to fill in an application properly, with a draft in pencil first and examples for every
point they ask for.> It seems obvious once you've been told. Nobody ever had told me.

@ ~shy
I don't like writing about myself. <{She} asked me questions and wrote it down as I talked, and that was my
CV done.> It took a long time. {She} didn't mind.

@ ~dry
My old CV consisted of a name, an address and a long silence. <We've turned the silence into “career break”,
found some skills I'd mislaid, and it no longer reads like a ransom note.>

@ ~keen
<They've been fantastic with my CV!> We've got three versions now, one for shops, one for offices and one
for outdoors, all on a little stick that I keep on my keyring.

@ ~chatty -paid
It's forms, forms, forms, isn't it, everywhere you turn, and I never know if I'm meant to put it in block
capitals or what they want under “other”. <[My worker] sits next to me and we do them together, and {she}
has a file with all my dates in so we don't have to work them out from the year of the floods each time.>

@ ~cross
I'll give credit where it's due. <The help with application forms was good, I'd been doing them wrong for
years and no one had had the decency to say.>

@ over30
I had {years} to explain away since I was {oldjob}. <{She} helped me set it out by what I can do and not by
dates, and that made all the difference to how the thing looked.>

<I'd never have got the letters right without help.> You write off for a thing and you've got one page to
show you're not mad and not desperate. {She} has the knack of it.

@ -paid
I do the first go by hand and take it in. <{She} tidies up the wording on the computer, takes out the bits
where I've apologised, and prints it on the good paper.>
""",
    _CVS,
)

_PRACTISED_INTERVIEWS = read(
    """
<We did mock interviews, with {him} behind the desk being horrible on purpose.> After that the real one was
nothing. The man had egg on his tie.

What do you say when they ask why you've been off for {years}? <We practised that one question until I could
say it without going red.>

<{She} came up with all the questions they were likely to ask and I had to answer them out loud.> Out loud
is the thing. In my head I'm always marvellous.

I get so worked up that I can't hear what they're asking. <The night before, {she} rang and took me through
some breathing, and we ran over my three main points again, and I slept.>

<They filmed me doing a practice interview, and I saw how I sit.> All folded up, like a deckchair. I've
worked on that.

I'd had it in my mind that you must tell them everything the minute you sit down. <[My worker] went through
with me what you need to say about the illness and when, so I had it ready and I wasn't caught out.>

<The interview practice was what I needed most, because I hadn't had one since before I was ill.> We did it
four times, once with a real manager they'd borrowed from somewhere.

@ paid
<On the morning of the interview {she} met me for a cup of tea and settled me down, and told me which
questions would come.> Two of them did, word for word. I think that's how I got in.
""",
    _INTERVIEWS,
)

_FORMS_AND_INTERVIEWS = read(
    """
<{She} helped me put my CV together «and then used it to interview me, pointing at things and asking, so
what did you do here?»> I got to know my own life story. «By the end I could tell it backwards.»

@ -paid
There's a pattern to how we do it. <First the form, two goes at it, then the letter.> «If they want to see
me, we have a dress rehearsal in the little room.»

<It was the whole business of applying that I needed help with, the CV, the covering letter, «and then
getting me ready for the interview so I didn't run out of the building.»> I did run out of one, years ago.
""",
    _CVS,
    _INTERVIEWS,
)

_SEARCHED_AND_APPLIED = read(
    """
@ -paid
<{She} finds the advert, «{she} gets the form sent, and then we fill it in side by side.»> I used to get
stuck between seeing a job and doing something about it, sometimes for weeks, until it was gone.

@ -paid
We have a system going, me and [my worker]. <{She} brings three vacancies,> I choose one, «and we don't stop
until there's an application in the envelope with a stamp on.»
""",
    _SEARCHED,
    _CVS,
)

_MEDIATED = read(
    """
@ paid
<When I had to go off sick {she} spoke to my manager for me and explained it, so I'd still a job to come
back to.> I couldn't have made that call. I couldn't have dialled the number.

<{She} had a word with the employer beforehand about my medication and why I can't do six in the morning.>
They were quite decent about it. It was a relief to have it come from somebody official.

There was a misunderstanding with a supervisor at one place I worked. <[My worker] sat down with the two of
us and sorted it out, fair to both sides, and we shook hands.>

<It was {him} who rang the firm and asked could I come and look round first, and would they let me do
shorter days to start with.> I'd never have dared, but they said yes as if it was nothing.
""",
    Said(MEDIATION, Polarity.POSITIVE),
)

_MORE_LINKS = read(
    """
If you want a suggestion, here's one. <They should get out and meet employers, have a list of firms who'd be
willing to try somebody like us.> At present everyone is knocking on cold doors.

<It would be a good thing if [The Agency] had links with local businesses, so you'd know before you applied
that they weren't going to bin it.> I'm sure there are some good ones out there.

My idea would be a morning when bosses come in. <Let the employers come to them, have a cup of tea, see
we've not got two heads, and take it from there.>

<I think they ought to build up contacts with companies, the big stores and that, and get them to keep a few
places.> They do it in other countries, I saw a programme about it.
""",
    Said(LINKS, Polarity.SUGGESTION),
)

_WENT_WITH_ME = read(
    """
I can't go into new places on my own. <{She} came with me to the college the first time and waited outside,
and the second time only to the corner.> The third time I went by myself.

<{She} did the bus journey with me, twice, so I'd know where to get off.> You may think that's a small
thing. It was the whole thing.

They wanted me to look round the workplace before I said yes. <[My worker] came along and stood next to me
and asked the questions that I'd forgotten.>

<At the employment office {she} sat beside me through all of it.> It's different when there are two of you.
They look up, for one thing.
""",
    Said(ACCOMPANIED, Polarity.POSITIVE),
)

_MONEY = read(
    """
I'd nothing fit to wear. <They had a small fund, and I got £45 out of it for shoes and a jacket for the
interview.> I still wear the jacket to funerals.

<They paid for my course, the whole fee, I only had to find the bus fare.> I'd looked at the price of it
before and closed the leaflet again.

<{She} got me a grant for my tools, £120, it came through in a fortnight.> I've scratched my initials on
every one of them.

<There's a bit of money they can give you for fares and a shirt and that.> You don't like asking, but {she}
put the form in front of me with the cross already pencilled in.
""",
    Said(FINANCIAL, Polarity.POSITIVE),
)

_MONEY_MENTIONED = read(
    """
<There is a fund for clothes and fares, I've been told, but I've not asked for anything out of it.> I
manage. I've a cousin who is handy with a needle.

<{She} said the course fees might be paid by [The Agency] or might not, it depended on a meeting.> We're
waiting to hear.
""",
    Said(FINANCIAL, Polarity.NONE),
)

_SEARCHING_MENTIONED = read(
    """
@ -paid
<There's a job club on a Monday, with a computer and the papers spread out.> Eight or nine of us go. I do
the crossword first and then the vacancies.

@ paid
<When I was looking I used the job club there, Mondays, with the papers spread out on a trestle table.>
There'd be eight of us and six chairs.

@ -paid
<What happens is, you look through the sheets, you put a ring round what you fancy, and you hand it in at
the desk.> That's how they do it there.
""",
    Said(SEARCHING, Polarity.NONE),
)

_INTERVIEWS_MENTIONED = read(
    """
@ -paid
<We've talked about doing a practice interview, but I've not had one so far, because there's been nothing to
practise for.> It's down for next month.

<They have a room set aside with a table and two chairs for trying out interviews.> I've seen it through the
glass. It has a plant in it.
""",
    Said(INTERVIEWS, Polarity.NONE),
)

_PRACTICAL_AS_A_WHOLE = read(
    """
<It's the practical side that has been useful to me, the nuts and bolts.> I've a psychiatrist for the rest
of it.

<I've had a lot of practical help, more than I bargained for.> You go in with one thing and come out with
three things done and a list.

I'm not one for talking about feelings. <They gave me proper, concrete help with the job of getting a job,
and that suited me down to the ground.>
""",
    Said(PRACTICAL, Polarity.POSITIVE),
)

_PREPARING_AS_A_WHOLE = read(
    """
<Going in there got me used to being somewhere at a set time again.> I set two alarms to begin with. Now I
wake up before either of them goes off.

<It got me ready for work, I mean the getting up and getting washed and being among people.> You lose all
that, it goes like muscle goes.
""",
    Said(PREPARATION, Polarity.POSITIVE),
)

_SEARCHING_AS_A_WHOLE = read(
    """
<They've given me ideas of what I could look for that had never crossed my mind.> I'd only ever thought of
the one thing. It turns out there are such things as toy libraries.

<We talk through the options, what there is and what I'd be like at it, and that's made looking a lot less
hopeless.> We once spent half an hour on whether I could stand wearing a hat.
""",
    Said(SEARCHING, Polarity.POSITIVE),
)

_APPLYING_AS_A_WHOLE = read(
    """
<From the advert right up to the first day, they've been a help with all of the applying.> I wouldn't know
how to separate it out for you.

<I've been helped with every stage of going for a job.> It's a bit like having somebody to hold the other
end of the tape measure.
""",
    Said(APPLICATION, Polarity.POSITIVE),
)

PASSAGES: tuple[Passage, ...] = (
    *_HELPFUL_COURSES,
    *_INSULTING_COURSES,
    *_MIXED_COURSES,
    *_SEARCHED_FOR_ME,
    *_KNOWS_THE_FIELD,
    *_DOES_NOT_KNOW_THE_FIELD,
    *_MIXED_KNOWLEDGE,
    *_CVS_AND_FORMS,
    *_PRACTISED_INTERVIEWS,
    *_FORMS_AND_INTERVIEWS,
    *_SEARCHED_AND_APPLIED,
    *_MEDIATED,
    *_MORE_LINKS,
    *_WENT_WITH_ME,
    *_MONEY,
    *_MONEY_MENTIONED,
    *_SEARCHING_MENTIONED,
    *_INTERVIEWS_MENTIONED,
    *_PRACTICAL_AS_A_WHOLE,
    *_PREPARING_AS_A_WHOLE,
    *_SEARCHING_AS_A_WHOLE,
    *_APPLYING_AS_A_WHOLE,
)
