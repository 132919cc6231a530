const FOREIGN = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u1040-\u1049\uff10-\uff19]/g

/** Digits of other scripts (Arabic, Persian, Devanagari, Bengali, Burmese, full-width) as 0 to 9. Each block starts at a code whose last hex digit is 0 or 6. */
export const asciiDigits = (text: string): string =>
  text.replace(FOREIGN, (digit) => {
    const unit = digit.charCodeAt(0) % 16
    const startsAtSix = [0x0966, 0x09e6].some(
      (start) => digit.charCodeAt(0) >= start && digit.charCodeAt(0) <= start + 9,
    )
    return String(startsAtSix ? unit - 6 : unit)
  })
