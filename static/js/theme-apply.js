// Runs before the first paint, so that a stored theme never flashes in late.
let theme = null;
try { theme = localStorage.getItem("theme"); } catch { /* storage refused: the system's theme rules */ }
if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
