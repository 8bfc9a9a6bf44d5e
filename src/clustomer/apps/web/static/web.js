// Small comforts; every page works without them.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  for (const form of document.querySelectorAll("form[data-drop]")) {
    const input = form.querySelector("input[type=file]");
    form.querySelector(".drop-hint").hidden = false;
    for (const name of ["dragenter", "dragover"]) {
      form.addEventListener(name, event => {
        event.preventDefault();
        form.classList.add("over");
      });
    }
    form.addEventListener("dragleave", event => {
      if (!form.contains(event.relatedTarget)) form.classList.remove("over");
    });
    form.addEventListener("drop", event => {
      event.preventDefault();
      form.classList.remove("over");
      if (event.dataTransfer.files.length) {
        input.files = event.dataTransfer.files;
        form.querySelector("button").focus();
      }
    });
  }
});
