import type { Asked } from './context.ts'

/** The full names of these people, whether their accounts are still in use or not. */
export async function fullNames(
  c: Asked,
  userNames: Iterable<string>,
): Promise<(userName: string) => string | undefined> {
  const { accounts } = c.var.parts.stores
  const unique = [...new Set(userNames)]
  const found = await Promise.all(unique.map((userName) => accounts.byUserName(userName)))
  const names = new Map(unique.map((userName, index) => [userName, found[index]?.fullName]))
  return (userName) => names.get(userName)
}
