"use strict";
// Suggestions under the search box: names in the graph that hold what is typed.
const box = document.getElementById("find");
const list = document.getElementById("suggestions");
let asked = 0;

box.addEventListener("input", async () => {
  const mine = ++asked;
  const answer = await fetch(`/suggest?q=${encodeURIComponent(box.value)}`);
  if (!answer.ok || mine !== asked) return;
  const { found, near } = await answer.json();
  list.replaceChildren(
    ...found.map((one) => new Option(one.name === one.label ? one.class : `${one.name} ${one.class}`, one.label)),
    ...near.map((name) => new Option(name, name)),
  );
});
