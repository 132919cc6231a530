/** What receipts are signed as. */
export const RECEIPT = 'formwork-receipt/1'
