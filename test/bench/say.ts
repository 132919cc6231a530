/** One line of the bench; `OVER` where the budget does not hold. */
export const say = (name: string, value: string, budget: string, held: boolean) =>
  console.log(`${held ? 'ok  ' : 'OVER'} ${name.padEnd(44)} ${value.padEnd(60)} ${budget}`)

export const round = (number: number) => number.toFixed(number < 10 ? 2 : 1)
