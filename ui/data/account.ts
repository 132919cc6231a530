import type { Client } from './client.ts'

/** All that a person may see of their own account. */
export interface AccountFacts {
  readonly id: string
  readonly user_name: string
  readonly full_name: string
  readonly code?: string
  readonly phone?: string
  readonly email?: string
  readonly position?: string
  readonly location?: string
  readonly services?: readonly string[]
  readonly locale?: string
  readonly calendar?: string
  readonly role_unique_id?: string
  readonly agency?: string
  readonly user_group_unique_ids?: readonly string[]
}

export type AccountEdit = Partial<
  Pick<
    AccountFacts,
    'full_name' | 'code' | 'phone' | 'email' | 'position' | 'location' | 'services' | 'locale' | 'calendar'
  >
> & {
  readonly password?: string
  readonly current_password?: string
  readonly send_mail?: boolean
  readonly settings?: { readonly notifications: { readonly send_mail: Readonly<Record<string, boolean>> } }
}

export const createAccount = (client: Client) => ({
  show: async (id: string) => (await client<{ data: AccountFacts }>(`/users/${encodeURIComponent(id)}`)).body.data,
  edit: async (id: string, edit: AccountEdit) =>
    (
      await client<{ data: AccountFacts }>(`/users/${encodeURIComponent(id)}`, {
        method: 'PATCH',
        body: { data: edit },
      })
    ).body.data,
})
