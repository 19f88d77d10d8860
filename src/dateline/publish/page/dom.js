// Elements are made here and nowhere else; text is always set as text, never as markup.

function make(tag, options = {}, ...children) {
  const element = document.createElement(tag);
  assign(element, options);
  element.append(...children.filter(isShown));
  return element;
}

function draw(tag, options = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  assign(element, options);
  element.append(...children);
  return element;
}

function assign(element, options) {
  for (const [name, value] of Object.entries(options)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") element.textContent = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

function fill(element, ...children) {
  element.replaceChildren(...children.filter(isShown));
}

function isShown(child) {
  return child !== null && child !== undefined && child !== false && child !== "";
}

function byId(id) {
  return document.getElementById(id);
}

function count(n, one, many = one + "s") {
  return `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
}
