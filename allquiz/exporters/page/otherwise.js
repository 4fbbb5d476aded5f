// Where a browser is too old to run the quiz, the text stands there as it does without JavaScript.

if (!document.querySelector("main")) document.body.innerHTML = document.querySelector("noscript").textContent;
