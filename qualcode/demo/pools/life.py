"""Everything that people tell beside the questions: home, health, days, work itself. Nobody codes it."""

from qualcode.demo.passages import read

AT_HOME = read("""
@ #pets
I've got a cat called Admiral who sits on any piece of paper that matters. He has been on three application
forms and one summons.

@ #pets
The dog gets me up. She doesn't know about tablets or appointments, she only knows it is seven o'clock and
there's a park. I've met more people through her than I ever did through work.

@ #pets alone
I keep two budgies for the noise. If I am out too long they sulk, and I find I quite like being sulked at.

@ #pets
We had to have the old dog put to sleep in the summer. I took it harder than I've taken some people. I still
walk round the same way at four o'clock.

@ #sleep
I don't sleep well. Two till five is my bad time, when I hear the milk float and the first bus and I think
about every daft thing I ever said.

@ #sleep
It's the sleeping too much that gets me, ten hours, eleven, and waking up as if I'd been dug out of the
ground. It's the tablets. I've asked about it.

@ #sleep
I go to bed with the radio on low, the shipping and all that. I've never been on a boat. It just sounds like
somebody is keeping an eye on things.

@ #sleep
Nights are better than they were. I've given up the television after nine and I have a bath instead, like a
toddler, and mostly it works.

@ #tablets
The medication makes my mouth dry and my hands shake a little, so I never take a saucer. You learn tricks. I
hold the cup with both hands and pretend I'm cold.

@ #tablets
They've changed my tablets twice this year. The first lot made me fat and the second lot made me cry at
adverts. I'm hoping for third time lucky.

@ #tablets
I take my tablets, I'm good about that. I did stop once, years ago, because I felt well, and you can guess
the rest.

@ #tablets
There's a box with the days of the week on, and the chemist fills it. It's a funny thing to be grateful to a
plastic box, but there we are.

@ #cooking
I've started cooking properly again. Nothing posh, a stew, a bit of fish on a Friday. When I was ill I lived
on toast for the best part of a winter.

@ #cooking
I make soup on a Sunday and it lasts me until Wednesday. I could tell you what sort of week I've had by how
much salt's in it.

@ #cooking
My one claim to fame is my pastry. Cold hands, you see. My gran had them and I've got them, and she always
said they were good for pastry and for nothing else.

@ #cooking man older
I never cooked a thing till I was forty, and then I had to. Now I do a curry that's had people asking. It's
all in the onions, you have to stand there and bore them into submission.

@ #garden
I've taken over half of an allotment with a chap from down the road. He does the beans and I do the talking.
I was out there at seven this morning, in the mist, and there was nobody at all.

@ #garden
There's a bit of yard at the back and I've put tomatoes in. I don't even like tomatoes. It's the watering
that I like, the fact that something expects me.

@ #garden
I grow things on the windowsill, herbs and that. The basil died and I took it personally. My sister says you
are supposed to buy a new one every month anyway.

@ #garden
My neighbour lets me do her hedge. I find it soothing, you start at one end and you can see where you've
been. There's not much in life like that.

@ #walking
I walk everywhere. It began as saving the fare and then I found it quietened things down upstairs. I did
eleven miles one Sunday, without meaning to.

@ #walking
There's a bench by the canal that I think of as mine. If somebody else is on it I walk round till they've
gone. I take a flask and watch the ducks fall out with each other.

@ #walking
The doctor told me to walk for half an hour a day, so I do, round and round the estate. I know what everyone
has got on their windowsills. They must think I'm casing the joint.

@ #music
I've my guitar. I'm not good, but I'm loud. When I was on the ward there was a piano with two keys missing,
and somebody still got a tune out of it.

@ #music
I listen to music a good deal, brass bands mostly, don't laugh. My dad played the cornet. When I hear it I'm
about nine years old and it's raining and I'm perfectly happy.

@ #music
I joined a choir, if you please. You don't have to read the dots. I stand at the back next to a retired
policeman who's always flat, and I feel quite normal by comparison.

@ #reading
I read, when my concentration lets me. At my worst I couldn't get to the end of a sentence, and now I'm on a
book with maps in the front. I take it slowly. I'm in no hurry to finish.

@ #reading
The library's my second home. It's warm, it's free, and no one asks you what you are doing there. I've
worked my way along the travel shelves as far as Peru.

@ #reading
I do puzzles, the big books of them. It stops the thoughts getting a foot in the door. I'm on the ones they
call fiendish, which are not as bad as they make out.

@ #football
I follow the football, for my sins. We're bottom. It's good practice for everything else.

@ #football
On Saturdays I go and watch the lads play on the rec. There's a man there with a dog and a thermos, and in
two years we've never exchanged names. That's a kind of friendship, isn't it.

@ #swimming
I go swimming early, when it's only the old ladies. Nobody can get at you under the water. I do twenty
lengths and then I sit in the café with wet hair and a scone.

@ #swimming
I'd like to get fit. I bought a pair of trainers, and they're very clean. I'll start in the spring.

@ #smoking
I'm trying to cut down on the smoking. I was on thirty a day, because there was nothing else to do with my
hands. I'm down to twelve, and I could tell you what time I have each of them.

@ #smoking over30
I packed in the drink four years ago in October. I don't go on about it. But a lot of how I spend my
evenings makes more sense when you know that.

@ #mornings
Mornings are my worst time. It's like trying to start an old car. Once I've got past eleven I'm as good as
anybody.

@ #mornings
I've a routine, and it sounds daft, but if I make the bed I'm all right. If I don't make the bed then it's
one of those days, and I know it by the sight of the pillow.

@ #mornings
I like the early part of the day, before there's anybody about. I have my tea on the step. It's the
afternoons that stretch.

@ #friends
I lost touch with most of my friends when I got poorly. They didn't fall out with me, they just ran out of
things to say. I've two left, and they're worth ten.

@ #friends
I've a friend I met on the ward, of all places, and we ring each other every night at eight. If one of us
doesn't ring, the other comes round. It has only happened the once.

@ #friends
Meeting people isn't easy. What do you say when they ask what you've been doing? You can't say I've been
lying on the floor of the bathroom, mostly.

@ #friends
There's a group of us who have dinner at the community centre on Wednesdays, £2 for two courses. The company
is mixed. The custard's reliable.

@ #friends ~shy
I haven't got what you'd call friends. There's a man I nod to. I'm all right with nodding.

@ #family parents
My mum worries. If I'm late back from anywhere she's at the window, and I'm a grown adult. But I put her
through it a few years ago, so I send her a text.

@ #family parents
Living at home has its ups and downs. I've got my old room with the same wallpaper. My feet stick out of the
end of the bed.

@ #family parents
My dad thinks it's all a matter of pulling yourself together. He did nights in a foundry for thirty years.
Last month, though, he asked me what it feels like, and that was a first.

@ #family partner
I couldn't do it without my other half, I'll say that for the record. Six years, and four of them with this
thing in the house like a lodger who doesn't pay.

@ #family partner
It's been hard on the two of us. You get used to one being the patient and one being the nurse. We're having
to learn to be a couple again, and to argue about normal things like the thermostat.

@ #family partner
We got married in the register office in March, after all these years, just us and two witnesses and a bag
of chips. So that's the personal news.

@ #family children
The kids are what I do it for. My eldest said to me, did you use to have a job? It went in like a splinter.

@ #family children
I've two at school and one who ought to be. It's non-stop until nine and then the house goes so quiet you
can hear the fridge. That quiet was what frightened me when I was ill.

@ #family children
My lad has his exams this year, so it's shut doors and biscuits. He wants to be a vet. I said, where do you
get it from, and he said, the cat.

@ #family alone
I've a brother who rings at Christmas, and that's about it for family. We weren't a close lot. I used to
mind, and now I send a card and leave it there.

@ #family alone older
Since my mum died it's been only me. She was ninety-one and sharp as a tack. I've kept her chair and I don't
sit in it.

@ #family alone
I get on with my own company, I've had to. I talk to the radio. If it starts answering I'll let you know.

@ #home -parents
The flat is damp, there's a patch over the bed the shape of Africa. I've written to the council so often
that I know the woman's handwriting.

@ #home -parents
It's a decent little flat, third floor, with a view of the gasworks. In the evening, when the sun is behind
them, they could almost be castles.

@ #home -parents
They're noisy, upstairs. It's a young couple, and it's doors, mostly. I've never gone up. I turn my music on
and they turn theirs up and that's how we say good evening.

@ #home w2 -parents
I've moved since you saw me, or I should say I was moved. It's a better flat, with a proper bath, but I
don't know the streets yet. I got lost coming home with the frozen stuff.

@ #home w2
I decorated the front room this year, all by myself, a colour called Oatmeal. It took me five weeks. I keep
going in just to look at the edges.

@ #money
Money's tight, as it is for everyone. I've got it down to a fine art, £31 a week for food and so much in the
jar for the electric. If the washing machine goes I'm sunk.

@ #money
I don't want a lot. I'd like to go into a café and not read the prices first. That would do me.

@ #money
I owe a bit on a catalogue from when I was high. I bought four tents. I'm paying it off at £5 a month, so
I'll be clear when I'm about eighty.

@ #money
I keep all my receipts in a biscuit tin. It isn't that I'm mean. It's because there was a time when I
couldn't have told you where any of it went.

@ #television
I watch too much television. I've got so I talk back to the quiz shows. I'd have won a car by now, and I
can't even drive.

@ #television
There's a programme about people doing up old barns and I never miss it. I'm not interested in barns. I like
it when they open the front door at the end.

@ #hospital
I've been in hospital four times, all told. The last was the shortest. You get to know which of the nurses
will let you have a cup of tea after ten.

@ #hospital
I won't go into the whole story of my illness, because it's a long one and you'll have heard ones like it.
The short version is that I was doing well, and then I wasn't doing at all.

@ #hospital
The first time I was ill I was nineteen, and nobody said what it was. They told me it was exams. I hadn't
got any exams.

@ #hospital w2
I had a bad few weeks in the spring and they nearly took me in. In the end I had the crisis people coming
twice a day with their lanyards. I got through it in my own bed, so that's an improvement.

@ #history over30
I was {oldjob} for the best part of nine years. I knew the place blindfold. Sometimes I dream I'm there and
I've forgotten how it's done.

@ #history over30
When I was {oldjob} I was one of the good ones, and I'm not boasting. They kept my photograph up in the
canteen a long time after I'd gone. I wonder if it is still there.

@ #history over30
I trained for {craft}, you know. I've got the papers in a drawer. You wouldn't think so to look at me now,
with my shopping trolley.

@ #history over30
Being {oldjob} was all I had ever wanted to do. It's the smell of the place that I miss, and being shouted
at in a friendly way.

@ #history older
I left school on the Friday and started work on the Monday, that's how it was then. Nobody asked you for a
CV. My uncle spoke to somebody, and I was handed a brush.

@ #school
I didn't like school and school didn't like me. They put me by the window so I would be no trouble. I can
still draw you that playground, every drain.

@ #school
I was clever at school, everyone said so, they had plans for me. It's odd, having been somebody people had
plans for.

@ #school under30
I got ill in my last year at school, so I never had the bit in between that other people have. My mates went
off and did it. I've seen the photos.

@ #volunteering -paid
I do a Thursday at the hospice shop, sorting. You wouldn't believe what people give: one slipper, half a
jigsaw. I like pricing the books.

@ #volunteering -paid
I help with the teas at the lunch club, as a volunteer. They call me “the young one” there. I carry the urn.

@ #daycentre -paid over30
I used to go to the day centre, before they shut it, and play pool with the same three people for six years.
I don't miss the pool. I miss knowing where to go.

@ #daycentre
There's an art group I belong to, in the church rooms. I do trees, always trees. The teacher, José, says
they've all got my shoulders.

@ #interviewer
You write fast, don't you? I'll slow down if you like. My handwriting's like a spider that's had bad news.

@ #interviewer ~shy
I'm sorry if I stop. I have to find the words and they come one at a time.

@ #interviewer ~dry
Are you putting all this down? My life story has waited a long time to be taken seriously, and now it's in
biro.

@ #interviewer -parents ~chatty
I'm going off the point again, aren't I? My mother was the same. You'd ask her the time and she would start
with how she came by the clock.

@ #hopes
What I'd like, one of these days, is a little car. Nothing flash. To be able to go to the coast when I feel
like it and come back when I feel like it.

@ #hopes
If you asked me to describe a good day it would be an ordinary one. Up, out, back, tired, tea. I used to
have hundreds of them and I threw them away like bus tickets.

@ #hopes
I've stopped making big plans. When I was ill my plans had no edges to them. These days I plan as far as
Friday, and if Friday goes well I do the weekend.

@ #hopes
I always said I'd see the northern lights. There's a coach that does it, believe it or not. I've got the
brochure, and on a bad day I check the prices.

@ #seasons
It's worse in the winter. I can feel it coming at the end of September, like somebody walking up behind you.
I've got one of those lamps.

@ #seasons
I'm always better when the clocks go forward. I get the windows open and I wash the nets. By May you'd
hardly know there was anything wrong.

@ #seasons
Christmas I could do without. I volunteered to do the sprouts at the shelter, so as to have somewhere to be,
and we had eighty to feed and one small knife.

@ #phone
I can't be doing with phones. It's the not seeing their face. I have been known to walk three miles sooner
than ring.

@ #phone
I've only had a mobile since the summer, my niece set it up for me. I still hold it as if it might go off.

@ #church
I go to the chapel on a Sunday. I'm not sure how much of it I believe, but they know my name and they've
never asked me what I do.

@ #church
My faith's a help to me, I don't push it on to anybody. In my religion work is a kind of prayer, and I've
missed that side of it.

@ #voices
I hear voices, you've probably got that in front of you. They're not so bad now. If I'm busy they go off and
talk among themselves.

@ #voices
I'm what they call stable. It makes me think of horses. I suppose it does mean I can be left on my own
overnight with some hay.

@ #voices
My trouble is anxiety, it always has been. It's not nerves like before an exam, it's being sure, absolutely
sure, that something's on fire, and not knowing what.

@ #voices
With the depression you don't feel sad so much, people get that wrong. You don't feel anything. It's like
hearing your own life from the next room.

@ #voices
I go up and I come down. When I'm up I've got more ideas than I can carry and when I am down I can't lift a
spoon. In between there's a person, and that's who you're talking to.

@ #looks
I had my hair cut for this. The girl asked if I was doing anything nice, and I said I was being interviewed,
and she thought I meant for the television.

@ #looks
I've put on weight with one thing and another, and nothing fits. It sounds vain. But you try feeling
employable in a pair of trousers held up with a safety pin.

@ #bicycle
I've got a bike now, second-hand. The brakes are more of a suggestion. It's made the place half the size.

@ #bicycle
I mend bicycles, as a hobby. People leave them by the bins and I put them right and give them to the kids on
the landing. There's nothing wrong with most of them but neglect.

@ #knitting
I knit. It started in hospital with plastic needles, because they weren't going to give us the steel kind.
I've done a blanket for each of the nephews and I am on the last corner of another.

@ #knitting
I paint little soldiers, the lead ones. My eyes aren't what they were. But for an hour at a time I'm not
here, I'm in a field somewhere in 1815.

@ #accident
I had a fall on the ice and did my wrist, so that set me back six weeks. You find out how many jars there
are in the world.

@ #accident
I lost my keys, my glasses and my bus pass all on the one day last month. A year or two back that'd have put
me in bed for a fortnight. I made a list and I got them all replaced.

@ #wedding
My niece's wedding was in July. I nearly didn't go, because of the questions, and then I was put at a table
with the deaf uncles and had a lovely time.

@ #wedding
There's a new baby in the family. They let me hold her, they didn't hover. I don't suppose anyone can
understand what that meant to me.
""")

WITHOUT_WORK = read("""
@ unemployed #days
The days are long. I've got so I do the washing-up in three goes to make it last. That's not something I'd
tell most people.

@ unemployed #days
It isn't the money so much as the question of what you're for. You see them all going by at half past eight
with their lanyards on, and you feel you've been left out of a game.

@ unemployed #days
I try to act as if I had a job. I get dressed, I'm out of the door by nine, I buy a paper, and I walk back
in again at a quarter past.

@ unemployed #days
I keep a diary of what I've applied for, with a column for what came back. It's a very clean column.

@ unemployed #days
Sundays are all right, because nobody's working on a Sunday. It's Monday that finds you out.

@ unemployed #answers
Mostly they don't answer. I had one reply that was meant for somebody called Derek. I hope Derek got mine.

@ unemployed #answers
I did get as far as a trial shift, at a sandwich place. I was too slow with the wrapping. They were kind
about it, and that made it worse.

@ unemployed #answers
There was one I really wanted, {field}, two streets away from me. It went to somebody inside. I walk past
there more often than I need to.

@ unemployed #answers
I've been told I interview well, and I've been told I was over-qualified, and under-qualified, and once that
it was “very close”. I could paper a wall with it.

@ unemployed #wanted
I'm not fussy. I'd do {field}, I'd do early mornings. I'd only ask for a place where I could be quiet for
ten minutes if I needed to.

@ unemployed #wanted
If I got something I'd want to work up to it: two mornings, then three. I know what happens when I go at a
thing with my head down.

@ unemployed #wanted
What I'd miss about not working is nothing, I can promise you that. I'd even like to have a boss to moan
about.

@ unemployed #wanted
I'd quite fancy {field}, I've always thought so. You'd be tired at the end of it for a reason.

@ unemployed #office
Every fortnight I've to go and sign on, and there's a new face behind the desk each time and a new password
for the machine. One of them asked me if I had tried having a positive attitude.

@ unemployed #office
They sent me for a medical, for the benefits. A man asked me to touch my toes. I said, it's not my toes.

@ unemployed #office
I got a letter saying I was fit for work on the very same day as one from the hospital saying I wasn't. I
keep them in the one envelope. They can fight it out.

@ unemployed #neighbours
The woman next door asks me every time, “any luck?” She means it nicely. I've started going out the back
way.

@ unemployed #neighbours
People reckon you're lying in bed till noon. I've been up since six. There's only so many times you can
hoover one carpet.

@ unemployed #working
When I did work I was never late, not once, you can ask anyone. It's a silly thing to be proud of. But
there's nobody to be punctual for now.

@ unemployed #working
I dream about work, you know, very dull dreams, where I'm just opening the post. I wake up quite contented.
""")

IN_WORK = read("""
@ paid #colleagues
They're a good crowd on the whole. There's one of them who sings and one who sulks, and I've been put
between the two.

@ paid #colleagues
I eat my lunch with an older woman called “Mrs B.” by everybody, the manager included. She saves me the
crossword. She's never once asked me anything personal, and I could kiss her for it.

@ paid #colleagues
They don't know about my illness at work. I say I'm at the dentist's. They must think I've got teeth like a
crocodile.

@ paid #colleagues
I told two of the people I work with, in the end, and one of them said, oh, my husband's the same, and went
on with what she was doing. I'd been dreading that for weeks.

@ paid #colleagues
I was invited to the works do, skittles. I went for an hour and won a tin of shortbread. It's the first
party I've been to since I was ill.

@ paid #boss
The boss is fair. He shouts, but at everybody, and it's over in a minute. It's the quiet ones you want to
look out for.

@ paid #boss
My manager is half my age and calls me mate. But she lets me swap a shift if I've got the clinic, and she
doesn't put it on the board.

@ paid #boss
We've a new supervisor who counts the teabags. I keep my head down. I've seen supervisors come and go.

@ paid #tired
I come home tired and I fall asleep in front of the news. It's a proper tiredness, it's in the legs. I used
to be tired in my head and that was a different thing altogether.

@ paid #tired
The hours suit me. I couldn't do more, or not without the rest of it starting to slip, the shopping and the
taking care of myself.

@ paid #tired
I have to watch it when I'm on five days running. I get a sort of buzzing. So on the sixth I don't see
anybody, I do my ironing and I listen to the cricket.

@ paid #wages
With my first wages I bought a coat. I'd had the other one since before the hospital, and it had that look
about it.

@ paid #wages
I'm not a lot better off, if you set it all down in two columns. But it's got my name on, that's the
difference. Nobody sends me a form to ask what I did with it.

@ paid #wages
I've opened a savings account. There's £60 in it. I go and look at it in the machine and don't take anything
out.

@ paid #mistakes
I made a bad mistake in my second week, I won't tell you what. I went home and packed my things in my head.
In the morning they'd fixed it and no one mentioned it.

@ paid #mistakes
I check everything three times. I was pulled up for being slow, to begin with. Now they give me the things
that matter, because I don't get them wrong.

@ paid #shift
I'm up at ten to six, so as not to have to run. It's dark and there's a fox that waits at the bins. We've
got to know each other by sight.

@ paid #shift
I like the first half hour, before the others are in. You can hear the building wake up, the pipes and the
lift. I've the kettle on by the time they come.

@ paid #shift
The busy times are what I find hard. It all comes at once and everyone talks at the same time. I go and
count things in the cupboard until it passes.

@ paid #uniform
They give you a fleece with the name of the firm on it. I was going to take it off to go home in, and then I
thought, no, I'll wear it on the bus.

@ paid #uniform
I've my own pigeonhole. It's got nothing in it as a rule. But it has got a label and it's been laminated.

@ paid #proud
My family have stopped asking how I am and started asking how work is. I don't think they've noticed they're
doing it. I have.

@ paid #proud
At the surgery they've a box for occupation on the form. I filled it in and I pressed so hard that it went
through to the next sheet.

@ placement #placement
I was put on the till for an hour and nothing exploded. They said I'd a nice manner. I've been living off
that for a week.

@ placement #placement
They treat you the same as the rest of them there, bar the wages. I get the biscuits in when it's my turn.
I've been told off for stacking things wrong, and I took it as a compliment.

@ placement #placement
The thing I can't get used to is working for nothing. You do the same as the one next to you, and on Friday
she gets an envelope and you get a thank you.

@ placement #ending
I'm not sure what they'll say at the end of it. I try to be useful without being a nuisance. It's a bit like
being on a date that lasts three months.

@ placement #ending
When the placement's done I'd want something like it but with wages. They say it looks good on paper. I
said, will the paper look good on me?
""")

CONTACT = read("""
@ -complaint #contact
As for how it goes, I see [my worker] on a {weekday}, about eleven. We sit by the radiator. {She} has a
notebook with an elastic band round it.

@ -complaint #contact
I go along to [The Agency] every other week, unless there's something up. It's one flight of stairs and a
keypad that never works.

@ -complaint #contact
You ring the bell and you say who you are, and you wait by the goldfish, and then {she} comes down and gets
you. It's always the same magazine.

@ -complaint #contact
I've had the same appointment for months, {weekday} after dinner. I put it on the calendar in red. The
clinic goes on in blue.

@ -complaint #contact
It's {months} or thereabouts since I had my last proper review with them. They go through the sheet, you
sign the bottom, they sign the bottom.

@ -complaint #contact
My file's in a blue folder, and it's thicker than you would think. I asked once what was in it, and {she}
turned it round on the desk and let me look. It was all dates.

@ -complaint #contact
We meet in the library, in the corner with the newspapers. There's a man there who snores. If he stops we
both look up.

@ -complaint #contact
They've got two rooms and a kitchen, over a carpet shop. There are five or six workers, and I know most of
them to say hello to.
""")

BARRIERS = read("""
@ stigma #stigma
The word gets about. You tell one person you've been in hospital, and they ask was it your appendix, and
there's a gap before you answer, and that gap tells them everything.

@ stigma #stigma
I wrote it down once on a form, the actual diagnosis, in the box. I never heard back. I put “back trouble”
on the next one and got an interview, and you can make of that what you like.

@ stigma #stigma
People have got an idea in their minds from the papers. They look at your hands. I've seen a woman move her
bag to the other side.

@ stigma #stigma
I had a boss who found out and from that day he talked to me slowly. I was no different from what I'd been
on the Tuesday.

@ stigma #stigma
It's not what they say, it's the being careful. I would sooner be sworn at than have people being careful
round me.

@ stigma #stigma
My own uncle thinks it's catching. I'm not joking. So when you think what strangers must believe, you don't
hurry to tell them.

@ stigma #stigma
There's the matter of what to say about the illness. If you say it, they shut up shop. If you don't, you've
to go on not saying it every single day.

@ stigma #stigma
They had one of those awareness days with balloons at a place I worked. I stood there with a balloon and not
one of them knew it was me they were being made aware of.

@ benefits #benefits
What scares me is the benefits. It took me eighteen months and a tribunal to get them sorted out, and you
can lose the lot for doing an hour too many.

@ benefits #benefits -paid
I sat down and did the sums on the back of a calendar. If I work under so many hours I'm all right, and if I
work over so many I'm all right, and in the middle there's a hole the size of my rent.

@ benefits #benefits -paid
I'm in the benefit trap, that's what they call it. I didn't build it. I'd climb out tomorrow if somebody
would tell me where the edges are.

@ benefits #benefits
Every time there's a brown envelope I've to sit on the stairs before I open it. They once stopped my money
over a tick in the wrong place.

@ benefits #benefits -paid
My rent's paid as things stand. If I earn, it isn't. And if I get ill again it might be three months before
they start it up, and what do I tell the landlord?

@ benefits #benefits
They changed the rules again in April. I rang up to ask how it would affect me, and the man said that he was
new and it was his lunch.

@ benefits #benefits
My neighbour came off his benefits for a job that lasted three weeks, and he was until Christmas getting
back on them. You can't help having that at the back of your mind.

@ confidence #confidence -paid
I haven't much confidence. I look at an advert and see all the things I can't do, as if they'd been written
in thicker ink.

@ confidence #confidence
I can talk to you, because you're asking. But put me in a room with three people in it and I turn into a
coat on a hook.

@ confidence #confidence
When you've been told for years to avoid stress you end up believing you're made of glass. I don't know what
I'm made of. I'd like to find out without breaking it.

@ confidence #confidence
I used to be quite cocky, you wouldn't credit it. The illness took that. Somebody says “well done” to me now
and I look round to see who is behind me.

@ confidence #confidence -paid
It's the first day that I dread, wherever it is. Where do I hang my coat, who do I sit with, what if I need
the toilet and it's through somebody's office.

@ confidence #confidence -paid
I worry I'll let people down. If I don't start then I can't stop, that is how my mind works, and I know
there's something wrong with the logic.

@ confidence #confidence ~shy
I go red. It starts at the neck. Once I know it's started I can't think of anything else.

@ health #health -paid
My health is up and down, so I can't promise anyone a Tuesday three weeks off. I can promise them most
Tuesdays. There isn't a job that's most Tuesdays.

@ health #health
It isn't only the mental side. I've the diabetes and I've a knee. Some days they take it in turns, and now
and again all three turn up for work.

@ health #health
I get warnings, I know the signs now. I stop eating, then I stop answering the door. If I catch it by the
eating I'm all right.

@ health #health
I can manage about four hours. After that it's as though somebody has turned down the picture. I've told the
doctor, and he says it could be the illness or it could be the cure.

@ health #health -paid
Stress brings it on, and there's not a lot you can do for a living that hasn't got stress in it. I did think
of lighthouses, but they've automated them.

@ health #health
I've been well for {years}, and I still wait for it. I can't have a bad night's sleep like other people.
With me a bad night is a symptom.

@ health #health
The tremor is a nuisance. I couldn't do anything with cups and saucers, or with small change.

@ gaps #gaps -paid
There's a hole in my work history you could drive a bus through. They always find it. They run a finger down
the page and the finger stops.

@ gaps #gaps -paid
I've no references that aren't from before the flood. The last man who'd have spoken for me has died, and
the firm's a gym.

@ gaps #gaps -paid
“And what were you doing between these dates?” That's the question. I was getting through it, one day after
the next. But there isn't a certificate.

@ gaps #gaps
I did try saying I'd been travelling. Then the man asked where. I've never been further than the ferry.

@ gaps #gaps over30
Things have moved on since I was {oldjob}. They've got machines now for what we did, and words for things
that hadn't got any.

@ gaps #gaps -paid
My CV goes: school, job, job, nothing, nothing, a bit of a job, nothing. If it was a heartbeat you'd send
for somebody.

@ gaps #gaps -paid
I've been out of it so long that I don't know how people talk at work any more. Do they still say
“elevenses”?

@ transport #transport -paid
Getting about is the trouble. The last bus from ours is at ten past six. Half the jobs in the paper finish
at eight.

@ transport #transport
I don't drive, they took my licence off me when I was ill. I can apply for it again, but it's another form
and another doctor, £80 he wants.

@ transport #transport -paid
I can't do buses when they're full, I have to get off. I've got off in places I'd never heard of. So a job
would need to be somewhere I can walk to.

@ transport #transport -paid
All the work's out on the ring road now, on those estates with no pavements. You want two buses and a good
pair of boots.

@ transport #transport
It's £4.20 return just to get into town from us. Twice a week, that's a day's food.

@ transport #transport -paid
I've a route I can do and I stick to that. If there's a diversion I go home. I know that rules out a lot of
places.

@ stigma paid #stigma
I've told my manager about the illness and nobody else. There's a girl there who says “nutter” about the
customers, and I laugh along, and afterwards I could kick myself.

@ stigma paid #stigma
On the sick note it says “nervous debility”, like something out of Dickens. I asked the doctor for it
specially. It gives them nothing to look up.

@ benefits paid #benefits
I had to keep my hours just under the line at first or I'd have been out of pocket. It's a queer way to
live, begging your boss not to give you more work.

@ benefits paid #benefits
Going off the benefits was like stepping off the side of the baths. You're told it'll hold you up. I didn't
breathe until the second payslip.

@ confidence paid #confidence
If the phone goes and there's only me, I still look round for a grown-up. But it's got to be answered, so I
answer it, in a voice I borrowed from my aunt.

@ confidence paid #confidence
They asked me to say a few words when somebody left. I said four, I counted them. I was shaking for an hour
and then I was quite pleased.

@ health paid #health
I have to go steady with the tablets and the hours. If I take them at nine I'm no good before eight, so we
came to an arrangement, and I start at half past.

@ health paid #health
I've had two lots of sick leave since I started, a week and then ten days. Each time I've thought, they
won't want me back, and both times there was a card.

@ gaps paid #gaps
When I was applying it was always the gap that did for me. They'd see the dates and their faces would go
polite. How this lot came to overlook it I'll never know.

@ gaps paid #gaps
I'd got out of the way of work altogether. It was the little things I had lost, like how long a tea break
is, and who you ask before you open a window.

@ transport paid #transport
It's two buses each way and if the first is late I've missed the second. I set off an hour and a half early.
I know every crack in that bus shelter.

@ transport paid #transport
If they keep me on, the last bus has gone and I walk it, forty minutes, with my keys in my hand. I've asked
if I can finish on the dot.
""")
