/** Of `2020.01.31-2040.01.31` or `2020.01.31-长期`; nothing where it reads otherwise. */
export function validityDates(validity: string): { validFrom?: string; validTo?: string } {
  const [, from, to] = /^(\d{4}\.\d\d\.\d\d)-(\d{4}\.\d\d\.\d\d|长期)$/.exec(validity) ?? [];
  if (from === undefined || to === undefined) return {};
  const iso = (date: string): string => date.replaceAll('.', '-');
  return { validFrom: iso(from), ...(to === '长期' ? {} : { validTo: iso(to) }) };
}
