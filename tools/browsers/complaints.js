"use strict";
// Stands before the site's own script here: WebKit's driver tells nobody what the page complains about.
globalThis.complaints = [];
addEventListener("error", (event) => complaints.push(event.message ?? `not loaded: ${event.target.src ?? event.target.href}`), true);
addEventListener("unhandledrejection", (event) => complaints.push(String(event.reason)));
document.addEventListener("securitypolicyviolation", (event) => complaints.push(`${event.violatedDirective}: ${event.blockedURI}`));
const { error } = console;
console.error = (...words) => {
  complaints.push(words.join(" "));
  error(...words);
};
