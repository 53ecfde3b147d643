"""Where people stand at the time of the interview; each passage suits one status or one change of it."""

from qualcode.demo.passages import read

NOW = read("""
@ w1 unemployed
I'm not working at the moment. I haven't had a job for {years}, and the longer it goes on the more it feels
as if there's a wall round the whole business and I've lost the map to the gate.

@ w1 unemployed
At the minute I'm out of work. I get up, I take my tablets, I do a bit round the place, and by eleven
o'clock I've finished everything there is to do.

@ w1 unemployed over30
I haven't worked since I was {oldjob}, and that ended when I got ill. It's {years} now. People ask what you
do, and I still say what I did.

@ w1 unemployed over30
My last proper job was as {oldjob}. I was off sick, then I was off sick again, and then they wrote and said
not to come back. There has been nothing since.

@ w1 unemployed
I'm looking for {field}, part-time to begin with. I've had two interviews and a lot of silence. You learn to
stop listening for the post.

@ w1 unemployed ~dry
Currently I'm between engagements, as actors say. Between engagements for {years}.

@ w1 unemployed ~shy
I don't work. I'd like to do {field}, something quiet. I don't know if anyone would have me.

@ w1 unemployed ~cross
No, I've not got a job. I've applied for things till I'm blue in the face, and most of them haven't the
manners to say no.

@ w1 unemployed ~keen
I haven't found anything yet, but I am properly looking now, which I wasn't a year ago! What I would really
love is {field}, and I've told everyone I know.

@ w1 unemployed ~chatty
I'm unemployed, though I don't like the word, because it isn't as if I sit about, what with the washing and
my appointments and going over to see to my aunt's shopping twice a week. But it isn't work, is it, not so
you'd get a payslip for it.

@ w1 unemployed ~plain
I'm unemployed. I sign the forms, I see [my worker], and I look at the cards in the newsagent's window for
{field}.

@ w1 unemployed under30
I've never really held anything down. I did six weeks at a car wash and a bit at my uncle's. What I want is
a job with a uniform, so you know who you are when you get there.

@ w1 unemployed older
I'm out of work, and I'm {age}, and those two don't mix well. They see the date of birth and you can hear
the pen go down.

@ w1 unemployed parents
I'm living back at home with mum and dad and I'm not working. They don't say anything about it. It's the way
they don't say anything.

@ w1 unemployed children
I've no job just now apart from the children, which nobody counts. I'd want something inside school hours,
{field} maybe, near enough to run back if they ring.

@ w1 unemployed alone
I live by myself and I don't work, so there are days when the only person I speak to is the girl on the
till. That's the thing I'd change first.

@ w1 unemployed partner
My other half works and I don't. It used to be the other way about. Nobody minds except me, and I mind every
morning when that front door shuts.

@ w1 unemployed
Work-wise there's nothing yet. I did start somewhere in the summer, for nine days, but it was too soon and I
knew it by the second day.

@ w1 unemployed
I haven't got a job. I've got a folder with forty-one letters in it, all beginning “thank you for your
interest”, and I'm keeping them for the day I can burn them.

@ w1 unemployed
I've been off the labour market, as they call it, since my second stay in hospital. I would go back tomorrow
if I could be sure of sleeping the night before.

@ w1 unemployed
Just now I'm at home. [My worker] and I have talked about {field} and I'm warming to it. I couldn't do full
weeks, not yet.

@ w1 unemployed
There's no job at present. I'd one lined up at a launderette and the owner's daughter got it in the end,
which you can't argue with.

@ w1 unemployed
I'm still looking. Some weeks I fill in three forms and some weeks I can't open the envelope, and nobody
outside can see the difference between the two.

@ w1 paid
I'm in work, I'm pleased to say. I'm {job} {at}, {hours} hours a week, and I have been for {months}.

@ w1 paid ~dry
I'm working as {job} {at}. It isn't what I dreamt of at school, but they pay on the last Friday and so far
they've never missed.

@ w1 paid ~shy
I've got a job. They took me on as {job} {at}. It's {hours} hours. I like that nobody stares.

@ w1 paid ~keen
I've got a job! I still like saying it: {job} {at}. And on my first payday I bought a whole salmon.

@ w1 paid ~chatty
I'm working now, I'm {job} {at}, three days most weeks and four if somebody's off, which somebody always is,
and it takes me two buses, but I've got it worked out so I'm never standing more than ten minutes.

@ w1 paid ~cross
I'm {job} {at}. They've got me doing {hours} hours for what they'd pay a schoolkid, but I'm not giving it
up, I fought too hard to get in.

@ w1 paid ~plain
At present I'm employed as {job} {at}. It's {hours} hours a week with a proper contract. Before that I
hadn't worked for {years}.

@ w1 paid over30
I used to be {oldjob}. Now I'm {job} {at}, which is a good deal less money and a good deal less worry, and I
think on the whole I've come out even.

@ w1 paid older
I started as {job} {at} at an age when my friends are getting their clocks. I do {hours} hours. My feet
ache, and I'm proud of every ache.

@ w1 paid under30
It's my first real job, {job} {at}. I'm the youngest there. They send me for the sandwiches, but I get my
own locker.

@ w1 paid
I work {at} as {job}. I went in for a trial week and they forgot to tell me to stop coming, so I've been
there {months}.

@ w1 paid
I've been {job} {at} for {months} now. Some mornings I sit on the edge of the bed and argue with myself, but
so far I've won every time.

@ w1 paid partner
I've a post as {job} {at}. We've gone from one wage to one and a half, and at home it's as if somebody has
opened a window.

@ w1 paid alone
I do {hours} hours {at}, as {job}. The money matters, but it's the “see you tomorrow” that I didn't know I
had missed.

@ w1 paid
I do have paid work, yes: I'm {job} {at}. I still keep in touch with [The Agency], because getting in is one
thing and staying in is another.

@ w1 placement
I'm on a placement {setting}, two mornings a week. It isn't paid, only the fares, but you have to be there
on the dot just like anybody else.

@ w1 placement
They've got me on a work placement {setting}. It's meant to be for twelve weeks. I've a badge with my name
on and the word “trainee” under it, which at {age} makes people smile.

@ w1 placement
I'm doing a placement at the moment {setting}. I like the routine. I try not to think about what happens
when the weeks run out.

@ w1 placement
At present I'm {setting}, on a placement, on Tuesdays and Thursdays. I was so sick with nerves the first day
that I got off the bus and walked the rest.

@ w1 placement
I'm placed {setting}. You're not staff and you're not a customer, you're somewhere in the middle with a
tabard on. Still, it's better than the settee.

@ w2 gained
The big news is I'm working. I'm {job} {at}, I have been for {months}, and I'd forgotten what it's like to
complain about Mondays.

@ w2 gained
When you last came I had nothing, remember. Well, I'm {job} {at} now, {hours} hours. I had the letter
framed. No, I didn't, but I thought about it.

@ w2 gained ~shy
I did get a job. It's {at}, I'm {job}. I was surprised they picked me.

@ w2 gained ~keen
I've done it, I'm in work! I started as {job} {at} {months} ago and I haven't missed one day, not one, and I
walked there through the snow.

@ w2 gained ~dry
Against the odds, I am employed, as {job} {at}. They even let me have a key.

@ w2 gained ~cross
I've got work now, {job} {at}. It took the best part of the year, and it was a long year, and I'd not want
to go through all those forms again.

@ w2 gained ~chatty
Since I saw you I've started a job, I'm {job} {at}, and it came about in the end through a card and a phone
call and then an interview that lasted longer than the bus ride, with three of them in a row like judges at
a dog show.

@ w2 kept
I'm still {job} {at}. That's the headline, as far as I am concerned: still.

@ w2 kept
Same job as when we last spoke, {job} {at}. They have put me up to {hours} hours, and I get a lunch break
with a lunch in it.

@ w2 kept ~dry
I remain {job} {at}. Nobody has found me out yet.

@ w2 kept ~shy
I'm still working. It's the same place. They're used to me now.

@ w2 kept ~keen
I'm still {job} {at} and I've just had my first appraisal, and it was lovely, I read it twice on the bus!
They want me to train the new starter.

@ w2 kept ~cross
I've still got the job, {job} {at}, no thanks to the new manager, who thinks a rota is something you make up
in the bath.

@ w2 kept ~chatty
I'm where I was, {job} {at}, although half the people I told you about have gone, what with the
reorganisation and one having twins, so I'm an old hand now, and it's me they ask where the spare keys are.

@ w2 kept ~plain
I am still employed {at}. I had three weeks off ill in the spring and they kept the job open for me, so I
went back on short days and built up again.

@ w2 kept
I have kept the job all year, {job} {at}. There was a bad patch after Christmas when I thought I wouldn't. I
put my coat on every day and decided at the gate.

@ w2 kept older
I'm still at it, {job} {at}, and with luck I'll see my time out there. They gave me a cake on my birthday
with the candles done as a question mark.

@ w2 kept
Work is all right. I'm {job}, the same as before, and it has gone from being the hardest part of my week to
being the bit that holds the rest up.

@ w2 kept partner
I'm still working {at}. We had a week by the sea in August out of my wages, the first time I'd paid for
anything like that in {years}.

@ w2 kept alone
I've stayed on {at}. It's only {hours} hours, but I'd be lost without it, the evenings feel earned.

@ w2 lost
I'm sorry to say I lost the job {at}. I'd a bad spell, I was off five weeks, and when I went back there was
somebody else's mug on my hook. I've been out of work since.

@ w2 lost
The job went in the autumn. I was {job} {at}, you'll remember, and they cut the hours and then they cut us.
It wasn't my illness that time, it was only arithmetic, but it hit me just the same.

@ w2 lost
I'm not working now. I gave in my notice {at} before they could give it to me, because I could feel myself
going downhill and I didn't want them to watch. Looking back I'd have done better to tell somebody.

@ w2 unemployed stuck
No job yet. I've had four interviews since you last came, and in one of them they shook my hand for so long
I was sure I had it.

@ w2 unemployed stuck
I'm still unemployed, if that's what goes in your box. It's not for want of trying, apart from June, when I
didn't try at all.

@ w2 unemployed stuck
Nothing has changed as far as work goes. I've still not got any. I look at the same window with the same
cards in it.

@ w2 unemployed stuck ~dry
Professionally speaking, I've maintained my position. Still unemployed. No one has challenged me for it.

@ w2 unemployed stuck ~dry
No work. One near miss, one nervous laugh at an interview, and a spell of flu.

@ w2 unemployed stuck ~shy
I haven't got anything yet. I did go to one interview. I got as far as the door, and then I went in.

@ w2 unemployed stuck ~shy
I'm still not working. I did think about {field}. I think about it most days.

@ w2 unemployed stuck ~cross
Still no job, a whole year on. You'd think somebody would have given me a chance by now, even if only by
mistake.

@ w2 unemployed stuck ~cross
I'm no further forward. I've been to their meetings and signed their sheets and I'm sat here without a job,
exactly where you left me.

@ w2 unemployed stuck ~keen
No job so far, but I've been so close! I was second out of thirty for one of them, they rang and told me so.

@ w2 unemployed stuck ~keen
I'm not in work yet, but I can feel it coming. I've got an interview in a fortnight for {field} and I've
already ironed the shirt.

@ w2 unemployed stuck ~chatty
I haven't got a job, no, I should have said that first, I've been going all round the houses. I was in
hospital for a bit in the spring, and after that you start again from the bottom, you know, getting dressed,
going out, one thing and then the next.

@ w2 unemployed stuck ~chatty
On the work front it's a no, I'm afraid, although there was a chap who needed somebody for {field} and we
got on like a house on fire, and then he sold the business.

@ w2 unemployed stuck ~plain
I'm still out of work. I was ill again from about February to May, so I lost that time, and since the summer
I've been applying for {field}.

@ w2 unemployed stuck ~plain
I am not working at present. I've done some voluntary hours at a community garden, which I enjoyed, but
nothing that pays.

@ w2 unemployed stuck older
I haven't worked this year. At {age} I've begun to wonder if I should stop calling it unemployed and call it
retired, but I'm not ready for slippers.

@ w2 unemployed stuck parents
I'm still at home and still not working. Dad's cut out so many adverts for me that the paper looks like
lace.

@ w2 unemployed stuck children
There's still no job. The little one was poorly most of the winter, so I could hardly have gone out to work
even if they had come to the house to fetch me.

@ w2 unemployed fromplacement
The placement finished in the end and there was no job behind it. They'd said there might be. So I'm
unemployed again, but with a reference.

@ w2 unemployed fromplacement
I left the placement early. I was {setting}, you may remember, and it got too much with the noise and the
Saturdays. I've not had work since then.

@ w2 unemployed fromplacement
I did my twelve weeks {setting}, they clapped on the last day, and on the Monday I was back on the settee.
I'm out of work at the moment.

@ w2 placement
I'm on a placement now, {setting}. It's a step, that's how I look at it. You don't get to the top of the
stairs by wishing.

@ w2 placement
What I'm doing at present is a placement {setting}. There's no wage, but there's a kettle and a rota and I
am on it.

@ w2 placement
I'm placed {setting} these days, three mornings. They've asked if I would stay on when the official weeks
are up, so I must be some use.
""")
