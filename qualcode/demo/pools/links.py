"""Short sentences between the parts of a talk, and the ways in which it ends."""

from qualcode.demo.passages import read

TO_THE_HELP = read("""
About the help itself.

You asked what has made a difference.

So, what have they done for me...

As for what I've got out of it so far, I can tell you that.

You'll want to know about the support.

What has helped? Let me think.

I can give you an example of what they do.

Now then, the service.

I'd better say something about [The Agency] before I forget.

On the subject of [my worker], I'd say this.

That brings me round to what they've done.

@ ~dry
To business, then.

@ ~dry
You're patient. I'll get to the point.

@ ~keen
The good bit is coming now!

@ ~keen
I've been wanting to get on to this part.

@ ~shy
I can tell you one thing.

@ ~shy
You asked about [my worker].

@ ~chatty
Anyway, what was the question, oh yes, the help.

@ ~chatty
But that's by the by, you want to know about the help I've had and there I am telling you my troubles.

@ ~cross
I'll say this for them, though.

@ ~cross
I'm not just here to moan, so put this down as well.

@ w2
As far as the help goes, this last year.

@ w2
What they've done since the last interview, you mean?

@ w1
I'll tell you how it's been up to now.

@ w1
What they do there isn't what I expected.

If you're asking what's worked for me, it's easy to answer.

There is one thing I'd put at the top of the list.

I've been thinking about your question on the way here.
""")

ABOUT_LIFE = read("""
What else is there?

As for the rest of my life.

Away from all that.

You asked how I spend my time.

In myself I'm not too bad.

I'll tell you something about me that isn't in the file.

At home it's much as you would expect.

You'll think this has nothing to do with it, but it has.

It isn't all forms and appointments, mind you.

Apart from that I get by.

I do have a life outside of all this.

Otherwise things tick along.

What you need to understand is how an ordinary week goes.

There are other things on my plate.

It's the small things that keep me going, or don't.

And then there is everything else.

That is the background to it, anyway.

I don't want you to think that's all there is to me.

@ ~dry
Leaving aside the glamour of it all.

@ ~dry
For completeness.

@ ~shy
I don't know if you want to hear this.

@ ~shy
There's something else, it's only small.

@ ~keen
Oh, I must tell you this!

@ ~keen
You'll like this one.

@ ~chatty
Where was I, oh yes, I was going to tell you, and stop me if I've said it before.

@ ~chatty
That's a long way round to saying I keep busy, or as busy as I can be.

@ ~cross
Nobody ever asks about the rest of it, so I'll tell you.

@ ~cross
And on top of that, since you want the whole picture.

@ ~plain
To give you an idea of how things are.

@ ~plain
There's my own life to see to as well.

@ w2
What else has happened this year?

@ w2
I was trying to think what else is new.

@ w1
You'll want some of the background.

@ w1
If you want to know who you are talking to.
""")

AND_ALSO = read("""
That isn't all of it.

That's one thing.

There was something else as well.

And I mustn't leave this out.

What else?

Another thing I should mention.

While I'm on the subject.

I've got one more on my list.

@ ~dry
Exhibit two.

@ ~keen
Oh, and this!

@ ~shy
There's a bit more.

@ ~chatty
And that reminds me, because I knew there was another thing and it's been on the tip of my tongue.

@ ~cross
And while we are being fair, there's this.

It doesn't end there, either.

Besides that, there's been other help.

I could go on, and I will.
""")

ON_THE_OTHER_HAND = read("""
It's not all roses, mind.

Now for the grumble.

I wouldn't want you to think it's perfect.

On the other hand, there's this.

If I've got a criticism it's this one.

There's one thing I wasn't so happy with.

@ ~shy
Can I say something that wasn't so good?

@ ~dry
That concludes the praise.

@ ~cross
Right, that's the nice part out of the way.

@ ~keen
I do have to be honest about one thing.

@ ~chatty
I don't like to speak ill of anybody, and I've said so to my neighbour, but since you ask.

Having said all that...
""")

COULD_BE_BETTER = read("""
You asked what could be better.

I'll tell you where I think they fall down.

I've a bone to pick, if that's allowed.

You said to be frank.

What hasn't worked for me is easy to say.

As for [The Agency], I've mixed feelings at best.

I don't suppose I'm the only one who'll tell you this.

@ ~cross
Have you got plenty of paper?

@ ~cross
Since you're asking, I'll tell you.

@ ~shy
I hope it's all right to say this.

@ ~dry
I was told you wanted it straight.

@ ~keen
I hope this doesn't sound ungrateful!

@ ~chatty
I said to myself on the bus, if she asks me I'll say it, and you've asked me, so here it is.

@ w2
I've had a year to think about what I'd change.

@ w2
I was more polite about it last time, I think.

@ w1
I'm fairly new to it, but I've noticed something already.
""")

ENDINGS = read("""
So that's me.

I think that's everything. If I remember something else I'll write it on a card and send it in.

I hope that's some use to you.

That's about the size of it.

You've heard the lot now.

I don't know if that's what you were after, but it's how it is.

I'd like to see what you do with all these when you've got them in a pile.

Is that enough? I could talk about the weather.

I've enjoyed this more than I thought I would.

There, I've said more than I meant to.

I'd do this again, if you want me to.

Put a full stop there.

Well, you did ask.

It does you good to say it out loud, even if it all sounds smaller.

Let's leave it on that, shall we?

I won't keep you, you'll have others to see.

Thanks for writing it down the way I said it.

If it helps the next one along, then it's been worth the bus fare.

@ ~dry
I rest my case.

@ ~dry
No flowers, by request.

@ ~dry
You may now close the folder.

@ ~dry
That's the end of the transmission.

@ ~shy
I haven't anything else, sorry.

@ ~shy
Was that all right?

@ ~shy
That's all. Thank you.

@ ~shy
I'd like to stop there, if you don't mind.

@ ~keen
Honestly, ask me anything else you like, I've got all day!

@ ~keen
I feel quite fired up now, I might walk home.

@ ~keen
Thank you for asking me, I mean it!

@ ~chatty
And there I've gone and let your tea get cold, you should have stopped me.

@ ~chatty
I'll say goodbye or I'll think of something else, and then we shall both miss the bus.

@ ~chatty
Oh, and I never told you about the dentist, but that'll have to keep.

@ ~cross
That's my opinion, and I've put my name to it.

@ ~cross
I'm not expecting anything to change, but at least it has been said.

@ ~cross
You can read that out to them if you like.

@ ~plain
I've nothing to add to that.

@ ~plain
Those are the main points, I think.

@ ~plain
That's a fair account, as far as I can give one.

@ w1
Ask me again in a year.

@ w1
I'll see you next time, all being well.

@ w1
We'll see how it goes. It's early days.

@ w1
You said you'd be back in twelve months. I'll try to have some news.

@ w1
I don't know how it'll turn out... I'm not the one writing it.

@ w1
When you come again I'd like to be able to surprise you.

@ w2
So that was my year.

@ w2
I suppose this is goodbye, then. I'd got used to the idea of you.

@ w2
It hasn't been a bad year, when you add it up. I've had worse ones, and fewer people to tell.

@ w2
If you look at what I said the first time, you'll see for yourself what has moved and what hasn't.

@ w2
There won't be a third time, will there? Pity.

@ w2
I hope the others had a good year as well.

@ unemployed
Keep your fingers crossed for me.

@ unemployed
If you hear of anybody wanting a reliable pair of hands, you've got my number on that form.

@ unemployed
I'll go on looking. What else would I do?

@ unemployed
I'd like to work again, and you can underline that.

@ unemployed
Something will come. It might not be this month.

@ unemployed
I'm not beaten yet, whatever it looks like from over there.

@ unemployed
There must be somebody out there who needs a person like me, they just don't know the address.

@ unemployed
One of these days I'll open an envelope and it'll say yes.

@ unemployed
I've not lost hope, it's only that I keep it somewhere safe.

@ paid
I'd better get off, they're expecting me back.

@ paid
I've got to be up in the morning, as they say, and I do like saying it.

@ paid
I never thought I'd hear myself say it, but I'm looking forward to Monday.

@ paid
I just want it to carry on. That isn't much to ask, is it?

@ paid
I'm a taxpayer now, so you're working for me, in a way.

@ paid
If I can keep it up till the summer I shall believe it.

@ paid
I don't take it for granted. I touch the gate every morning.

@ paid
I've swapped a shift to come here, so I hope it was worth having.

@ paid
They'll be wondering where I am.

@ paid
It's only a job, I know that, but you should try being without one.

@ placement
I'd better go, they need me for the delivery.

@ placement
We'll see what comes of it when the weeks are up.

@ placement
It's a foot in a door. I only hope that it isn't a revolving one.

@ older
At my age you learn not to shout about things until they've happened.

@ under30
Anyway, laters. I mean, goodbye.

@ partner
I'll go home now and be asked what I said, and I'll say, nothing much.

@ children
I must run, they come out at a quarter past three.

@ parents
Mum will want to know everything, so I'll have to go through it all again.

@ alone
I'll go home and put the kettle on and think of what I should have said.
""")
