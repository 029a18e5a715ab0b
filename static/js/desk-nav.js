/* On a narrow screen the rooms of the desk stand in a row that scrolls: where one is must be in sight. */
for (const row of document.querySelectorAll(".bar-nav, .tabs ul, .strip ul"))
    row.querySelector("[aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
