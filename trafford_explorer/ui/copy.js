/* Copies the words before a button. A page that is not served over https has no clipboard to write
   to: there the words are selected and copied as by hand. */
(function () {
  "use strict";
  function byHand(text) {
    var area = document.createElement("textarea");
    area.value = text;
    area.setAttribute("readonly", "");
    area.style.cssText = "position:fixed;top:0;left:0;opacity:0";
    document.body.appendChild(area);
    area.select();
    var done = document.execCommand("copy");
    area.remove();
    return done;
  }
  function copy(text) {
    if (!navigator.clipboard || !window.isSecureContext) return Promise.resolve(byHand(text));
    return navigator.clipboard.writeText(text).then(
      function () { return true; },
      function () { return byHand(text); }
    );
  }
  document.querySelectorAll(".te-copy button").forEach(function (button) {
    button.onclick = function () {
      var box = button.closest(".te-copy");
      var lines = Array.from(box.querySelectorAll(".te-copy-words p"), function (p) { return p.textContent; });
      var said = box.querySelector("[role=status]");
      said.textContent = "";
      copy(lines.join("\n")).then(function (done) {
        button.focus();
        said.textContent = done ? "Copied." : "Your browser does not let this page copy. Select the words and press Ctrl and C.";
      });
    };
  });
})();
