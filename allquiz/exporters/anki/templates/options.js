// Options to pick. The front shuffles them and keeps what is picked; the back shows the same order
// and marks the picks. Without this script the card is a plain list, and its back has the marks.
// On a card of parts they are targets, or the steps that don't stand in place yet; which is right,
// the back knows from the card's own key.
// Nothing here relies on the page: Anki runs it again for every card, in a page that stays or in a
// new one, with storage or without.
(function () {
  "use strict";
  const SLOT = "allquiz";
  const LEAVE = "allquiz-options-leave";
  const KEYS = "hjklnpqwxc"; // those that Anki's reviewer leaves free
  const lists = document.querySelectorAll(".allquiz .options, .allquiz .answers");
  const list = lists[lists.length - 1];
  if (!list || list.classList.contains("live")) {
    return;
  }
  list.classList.add("live");
  const several = list.classList.contains("several");
  const root = list.closest(".allquiz");
  const card = root.getAttribute("data-card");
  const items = unplaced(Array.from(list.children));
  // Before MathJax comes: both sides know an option by its text, in whatever order they have it.
  const texts = items.map((item) => textOf(item.querySelector(".text") || item));

  document.dispatchEvent(new Event(LEAVE)); // the card before this one lets go of the keys
  if (list.classList.contains("options")) {
    ask();
  } else {
    judge(remembered());
  }

  function ask() {
    const order = list.classList.contains("fixed") ? inOrder() : shuffled(inOrder());
    const buttons = order.map((index, place) => button(items[index], KEYS[place]));
    const picks = new Set(); // of places in `items`
    const said = root.querySelector(".said");

    function pick(place) {
      const index = order[place];
      const was = picks.has(index);
      if (!several) {
        picks.clear();
      }
      if (was) {
        picks.delete(index);
      } else {
        picks.add(index);
      }
      buttons.forEach((one, at) => one.setAttribute("aria-pressed", String(picks.has(order[at]))));
      remember({ card: card, order: named(order), picks: named(Array.from(picks)) });
    }

    function press(event) {
      if (!list.isConnected) {
        leave();
        return;
      }
      const typing = /^(INPUT|TEXTAREA)$/.test(event.target.tagName);
      if (typing || event.repeat || event.ctrlKey || event.altKey || event.metaKey) {
        return;
      }
      // On a keyboard without Latin letters, the keys are where they are on an English one.
      const latin = /^[a-z]$/i.test(event.key);
      const letter = latin ? event.key.toLowerCase() : (event.code || "").slice(3).toLowerCase();
      const place = letter.length === 1 ? KEYS.indexOf(letter) : -1;
      if (place >= 0 && place < buttons.length) {
        pick(place);
        const name = texts[order[place]];
        const on = buttons[place].getAttribute("aria-pressed") === "true";
        said.textContent = (on ? "Picked: " : "No longer picked: ") + name;
      }
    }

    function leave() {
      document.removeEventListener("keydown", press);
      document.removeEventListener(LEAVE, leave);
    }

    buttons.forEach((one, place) => {
      list.appendChild(one.parentNode);
      one.addEventListener("click", (event) => {
        pick(place);
        if (event.detail > 0) {
          one.blur(); // or the space that turns the card would press it once more
        }
      });
    });
    document.addEventListener("keydown", press);
    document.addEventListener(LEAVE, leave);
    remember({ card: card, order: named(order), picks: [] }); // whatever was picked at another showing
  }

  function button(item, key) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "tappable"; // a tap on it is not one of the app's gestures
    made.setAttribute("aria-pressed", "false");
    const text = document.createElement("span");
    text.className = "text";
    while (item.firstChild) {
      text.appendChild(item.firstChild);
    }
    made.appendChild(text);
    if (key) {
      made.setAttribute("aria-keyshortcuts", key);
      const cap = document.createElement("kbd");
      cap.setAttribute("aria-hidden", "true");
      cap.textContent = key.toUpperCase();
      made.appendChild(cap);
    }
    item.appendChild(made);
    return made;
  }

  function judge(state) {
    const key = root.querySelector(".key");
    if (key) {
      mark(textOf(key));
    }
    if (!state) {
      return;
    }
    if (!list.classList.contains("fixed")) {
      state.order.forEach((text) => list.appendChild(items[texts.indexOf(text)]));
    }
    if (state.picks.length === 0) {
      return;
    }
    const picks = state.picks.map((text) => texts.indexOf(text));
    const isRight = (index) => items[index].classList.contains("right");
    const rights = inOrder().filter(isRight).length;
    const hits = picks.filter(isRight).length;
    const slips = picks.length - hits;
    items.forEach((item, index) => {
      const picked = picks.includes(index);
      const note = picked ? "your pick" : several && isRight(index) ? "missed" : "";
      if (note) {
        item.classList.add(picked ? "picked" : "missed");
        const said = item.querySelector(".mark");
        said.textContent = (said.textContent || "✗ Wrong") + " · " + note;
      }
    });
    const points = Math.max(0, hits - slips);
    const level = points === rights ? "right" : points > 0 ? "partly" : "wrong";
    let said = { right: "✓ Right", partly: "◐ Partly right", wrong: "✗ Wrong" }[level];
    let sum = "";
    if (several) {
      said += ": " + points + " of " + count(rights, "point");
      if (slips > 0) {
        const least = slips > hits ? ", never below 0" : "";
        sum = " (" + count(hits, "right pick") + " − " + count(slips, "wrong one") + least + ")";
      }
    }
    const verdict = root.querySelector(".verdict");
    verdict.classList.add(level);
    // Into a line that is there already: so a screen reader says it.
    setTimeout(() => {
      verdict.textContent = said;
      const small = document.createElement("span");
      small.textContent = sum;
      verdict.appendChild(small);
    }, 0);
  }

  // The part's own key, among what was offered.
  function mark(key) {
    const right = texts.indexOf(key);
    if (right >= 0) {
      items[right].classList.add("right");
      items[right].querySelector(".mark").textContent = "✓ Right";
      root.classList.add("marked");
    }
  }

  // Without the steps that stand in place already.
  function unplaced(all) {
    const placed = Array.from(root.querySelectorAll(".prompt .steps li")).map(textOf);
    if (list.classList.contains("answers")) {
      return all;
    }
    const left = all.filter((item) => !placed.includes(textOf(item)));
    all.filter((item) => !left.includes(item)).forEach((item) => item.remove());
    return left;
  }

  function textOf(element) {
    return element.textContent.trim();
  }

  function named(indexes) {
    return indexes.map((index) => texts[index]);
  }

  function count(number, name) {
    return number + " " + name + (number === 1 ? "" : "s");
  }

  function inOrder() {
    return items.map((item, index) => index);
  }

  function shuffled(order) {
    for (let last = order.length - 1; last > 0; last--) {
      const other = Math.floor(Math.random() * (last + 1));
      const moved = order[last];
      order[last] = order[other];
      order[other] = moved;
    }
    return order;
  }

  // Where the app keeps no storage for pages, the name of the window outlives a reload too.
  function remember(state) {
    const text = JSON.stringify(state);
    let carried = "";
    try {
      sessionStorage.setItem(SLOT, text);
    } catch (error) {
      carried = SLOT + text;
    }
    if (!window.name || window.name.startsWith(SLOT)) {
      window.name = carried;
    }
  }

  function remembered() {
    try {
      const named = window.name.startsWith(SLOT);
      const text = named ? window.name.slice(SLOT.length) : sessionStorage.getItem(SLOT);
      const state = JSON.parse(text);
      const known = state.order.concat(state.picks).every((text) => texts.includes(text));
      const whole = list.classList.contains("fixed") || state.order.length === items.length;
      return state.card === card && known && whole ? state : null;
    } catch (error) {
      return null;
    }
  }
})();
