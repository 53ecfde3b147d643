"""How a note begins: how people came to the agency (wave 1), and meeting again a year on (wave 2)."""

from qualcode.demo.passages import read

FIRST = read("""
@ A
It was my community nurse who first said the word “work” to me. I laughed, if I'm honest. But there was an
employment worker sitting two desks away from her, so I had no excuse not to say hello.

@ A
I'd been with the mental health team about {years} when they took on somebody for jobs. My psychiatrist put
my name down, and I found out by letter. I nearly didn't go.

@ A
They had a new face at my review, and it turned out this one was there about employment and nothing else.
That was the first time in ages anybody at the clinic had asked me what I wanted to do with myself.

@ A ~dry
I came by way of the clinic. You sit in that waiting room long enough, you end up reading every leaflet on
the wall, and the employment one was the last one left.

@ A
My social worker on the team set it up, because I kept saying I was bored. Bored is not quite the word, but
it was the word I used. I have been seeing the employment person since the spring.

@ A ~shy
The doctor asked if I'd see someone about work. I said yes because I didn't like to say no. That's all,
really.

@ A ~keen
I actually asked for it myself! I had heard from another patient that the team had its own employment
worker, so at my next appointment I came out with it before the doctor had even sat down.

@ A
After I came out of hospital the last time, part of the plan on the sheet was “occupation”. I thought they
meant basket weaving. What they meant was an appointment with the job worker who shares an office with the
nurses.

@ B
There was a poster in the drop-in with tear-off strips, and I carried one of those strips round in my coat
pocket for weeks before I rang. It was a voluntary place, so I thought at least nobody would be forcing me.

@ B
A friend at the drop-in had got a bit of work through them. If he could, I thought, then there was hope for
anybody. So I went along on a {weekday} and filled in their form.

@ B -alone ~chatty
Now how did I come to them... It was through my sister's neighbour, of all people, whose lad had been going
there on and off since leaving college, and she mentioned it over the fence, and my sister wrote it on the
back of an envelope and there it stayed on the fridge until after Christmas.

@ C
I'd been going to a class in the same building for months and never knew what the people upstairs did. One
day the lift was broken, we got talking on the stairs, and that was how I found out about [The Agency].

@ C ~cross
I was told about this place at the day centre when they were closing it down. One lot pushed you out of the
door and another lot was supposed to catch you. That was the theory, anyway.

@ C
The advice centre sent me. I had only gone in about a letter I couldn't make sense of, and the woman there
asked if I had ever thought of getting some help with finding work.

@ D -alone
I saw a piece about them in the free paper, and I cut it out. It sat behind the clock until the day I had
another row with my brother about doing nothing all day, and then I rang the number.

@ D
My counsellor gave me the number. She said they were used to people like me, who've been ill and have got
out of the way of working. I thought I would be the oldest there, or the oddest, but I wasn't either.

@ D ~dry
I walked past their window every day on my way to the chemist. Eventually curiosity got me, or the rain did.

@ E
They help people with all kinds of disabilities, so I was sat there between a man with a guide dog and a
girl in a wheelchair, feeling like a fraud. Nobody can see what is wrong with me. But the doctor's letter
was enough.

@ E
The disability adviser passed me on to them. I hadn't thought of myself as disabled until that day, and it
took me a week or two to get used to the word.

@ E ~plain
I was referred to them on one of the disability schemes, about {months} ago now. Before that I'd been signed
off and no one had asked me about work at all.

@ E ~chatty
Well, I came to them with my bad back as much as anything, because that was what was on the form, and then
it all came out about the depression — {years} of it — and they said it made no difference, both counted, so
there I was.

@ F
I got a letter from the employment office saying there was a scheme for people who'd been on the sick a long
time. Letters like that make my stomach turn over. I went because I thought I had to.

@ F
I was moved across from another scheme when the contract changed hands, so I didn't choose this lot and they
didn't choose me. I have been on their books since about last autumn.

@ F ~cross
The employment office put me on it. There was no discussion. You get a date and a time and a room number,
and if you've any sense you turn up.

@ F
There's an adviser at the employment office who isn't like the others, and she said this scheme might suit
somebody with my history. I have been with them {months}, give or take.

I first went to [The Agency] about {months} after I came off the ward. Everyone kept telling me it was too
soon, and then overnight they were all telling me to get on with it.

My GP suggested it. He'd run out of other ideas, I think, but fair play to him, it was a better idea than
the tablets.

@ -alone ~shy
My mum found them for me. She came in with me the first time and did most of the talking. I go by myself
now.

@ ~keen
I've been looking forward to telling somebody about this. I joined [The Agency] the same week I gave up
smoking, so that was quite a week, and I've stuck at both.

@ ~dry
How did I get here? Bad luck, a good doctor, and the number 14 bus. I signed up with [The Agency] because it
was the last stop on the list.

@ ~plain
I've been with [The Agency] for {months} or so. A woman at my support group was going, and she said I could
sit in with her and see what I thought.

@ ~chatty
You'll have to stop me if I go on. I came to them in a roundabout way, because I'd applied for a job at the
place next door, and went in by the wrong door, and the girl on the desk was so nice about it that I stayed
and had a cup of tea and came out with an appointment.

@ ~cross
I'd been passed round the houses before I got to [The Agency]. Four different offices, the same questions,
and every one of them wanted my date of birth again.

@ ~shy
I don't really know who referred me. Somebody must have. A letter came, and I kept it under the bread bin
for a bit before I opened it.

@ over30
After the breakdown I had to hand in my notice as {oldjob}, and for a long while I couldn't have told you
what day it was. It was the occupational therapist who got me as far as [The Agency]'s front door.

@ under30
I'd left college without finishing and I wasn't doing much, just gaming and sleeping. The youth worker told
me about [The Agency]. I thought it would be like school, but it's more like an office with biscuits.

@ woman children
Once my youngest started at big school I had no excuse left, that was how it felt. I saw [The Agency]'s card
in the health visitor's room, years late you might say, and put it in my bag.

@ man partner
My wife's cousin is a joiner and he'd heard there was help going for blokes who'd been off with their
nerves. That's his word for it, nerves. I took the number off him and I rang from the shed so nobody would
hear.

@ older
At {age} you don't expect to be starting again. I said as much on the first day, to the lad in reception,
and he said they had somebody older than me coming in at two o'clock.

I heard about [The Agency] from a leaflet that came with my prescription. It said “ready to think about
work?”, and I thought, well, I am ready to think about it. Thinking costs nothing.

I picked their number off a card at the chemist's, and I rang it three times and hung up three times. The
fourth time a woman said, is that you again? and I laughed, and that broke the ice.

It was a nurse on the ward who told me about [The Agency], the night before I went home. She wrote it on a
paper towel. I found it in my dressing gown a good while after.

My key worker drove me there in her little red car and said, just go in and have a look. I had a look. I've
been having a look for {months}.

A man at the allotments had got himself a job through them, and he wouldn't stop telling us. In the end I
joined so I could tell him to be quiet about it.

I had been asking for help with work since I don't know when. They'd say, let's get you well first. Then
somebody new came along and said why not do both together, and sent me to [The Agency].

The doctor's receptionist put me on to them. She saw me in there every week and said I looked like somebody
who needed something to do.

The day hospital gave us a talk with slides, and one of the slides was [The Agency]. I was the only one who
put a hand up at the end.

There wasn't a grand plan. I went in out of the wind to read the notices, and I came out with a form and a
biro.

I'd got to the stage where I was well enough to be bored and not well enough to know what to do about it.
That's when the community team sent me along to [The Agency].

I came across them through the housing people. They'd noticed I was home all day, and one of them said there
was a place that helped with jobs and didn't bite.

@ A
It's all in the one building for me, the doctor, the nurse and the employment side. You only have to get
yourself through the door the once. I started seeing them about {months} back.

@ A
My care plan had a blank where it says employment, and it had been blank for {years}. The new psychiatrist
didn't like a blank, so she rang through to the employment worker while I was sitting there.
""")

AGAIN = read("""
I remember you from last time, you had the same green folder. A year, is it?

So it's that time again. I was trying to work out this morning what I told you a year ago.

@ ~dry
Still here, as you see. I'd have put money against it.

@ ~dry
Twelve months. You get less for burglary.

@ ~shy
I wasn't sure I should come back. I haven't got much to tell.

@ ~shy
I wrote some things down so I wouldn't forget. I've left the paper at home, though.

@ ~keen
I was pleased when your letter came! I wanted to tell you how the year has gone.

@ ~keen
I've been counting the days to this, because there's such a lot to say and last year I forgot the half of
it.

@ ~chatty
Come in, come in, or rather it's your room, isn't it, so I'm the one coming in. Where did we leave off? I
was telling my neighbour I had to come and talk to the lady again and she said what about, and I said about
work.

@ ~chatty
It doesn't feel like a year, although when I look at what's gone on, with one thing and another, it feels
more like five. I'll try and keep it in some kind of order for you.

@ ~cross
I'll be straight with you, I nearly didn't bother this time. I filled all this in last year and I never
heard what became of it.

@ ~cross
Right. You said to say what I think, so I will, same as before.

@ ~plain
It's been about a year since the first interview. Some things are different and some aren't.

@ ~plain
Since we last spoke I have carried on with [The Agency], not every week, but I never left.

I told you last year I'd come back and I have. I'm a person who keeps appointments.

I've had a funny sort of year. I'll start with where I am now and work backwards, if that is all right.

You asked me last time where I thought I'd be in a year. I can't remember what I said... I hope I was
modest.

It was winter when you came before, or it felt like winter. I was wearing two jumpers.

@ F
They have moved us to another building since you were here, further out, with a car park and no buses. But
it's the same people.

@ A
I'm still under the same team, still the same clinic with the same fish tank. Two of the fish have gone.

@ A
They read your letter out to me at the clinic and asked if I was happy to do it again. I said go on then.

@ E
I'm still on the books with the disability people, yes. They had a reshuffle in the office but they kept my
file.

@ B
I thought they might have lost their grant by now, but no, [The Agency] is still going, and so am I.

@ C
The stairs haven't got any shorter. I still go up there, though not as often as when we first talked.

@ D
They have painted it since you were last here, a sort of yellow. Apart from that it's much as it was.

@ older
I'm {age} now, and I notice it on the stairs. But you didn't come to hear about my knees.

@ under30
Last time I was dead nervous of you, no offence. It's fine now I know it's only talking.

@ over30
I found your card in the pocket of my good coat, so I knew it must be nearly time. A lot has passed under
the bridge since then.

@ parents
My dad drove me here. He's parked outside with the paper, so I've got as long as I like.

@ partner
My other half says I should tell you everything, good and bad. I said you'd only got the hour.

@ children
I've had to bring forward the school run for this, so if I look at the clock you'll know why. But I did want
to come.

@ alone
It's nice to have somebody ask, to be honest. Not many people do, from one month to the next.

@ man
I said to the lads I was off to see the doctor today. I haven't told them about the study, it's easier.

@ woman
I was going to wear my smart jacket for you and then I thought, no, she's seen me at my worst already.

I read through the copy of the form you left me. I'd still tick most of the same boxes, but not all.

You won't have to ask me everything again, will you? I can tell you what has changed and what hasn't.

It has gone quickly, this year. The one before it took about ten.

If you'd come in March you would have got a different story. I'm glad it's now.

I'm a bit more awake than when you last saw me, they've changed my tablets. So I should make more sense.

The last time we talked I was all over the place. I've read what you typed, and I hardly knew the person.
""")
