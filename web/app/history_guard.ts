/**
 * Keeps the browser's back button within the page: it never leaves by accident, and what back means is the page's to say.
 * @returns what forgets it, before one leaves on purpose.
 */
export function guardHistory(onBack: () => void): () => void {
  let on = true;
  const raise = (): void => {
    if (on && history.state !== 'inside') history.pushState('inside', '');
  };
  // Browsers pass over entries that were made without the person's doing.
  addEventListener('pointerdown', raise, { once: true });
  addEventListener('keydown', raise, { once: true });
  addEventListener('popstate', () => {
    if (!on) return;
    raise();
    onBack();
  });
  raise();
  return () => {
    on = false;
  };
}
