/** From this width the forms stand beside the record; below it they are behind a button. */
export const roomForNav = '64rem'
