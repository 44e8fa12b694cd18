// Runs before the first paint so that a dark page never flashes white. A file of its own,
// because the content security policy allows no inline script.
(() => {
  let choice = 'auto';
  try {
    choice = localStorage.getItem('facturix.color-scheme') ?? 'auto';
  } catch {
    // Storage is refused in some private windows: the system's preference then decides.
  }
  const dark =
    choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
