/** How the instance is and how it is used, as the server tells it: numbers and names, never what was filled in. */
type Part = { readonly whole: boolean }

export interface SystemFacts {
  readonly status: 'ok' | 'attention'
  readonly warnings: readonly string[]
  readonly version: string
  readonly build: string | null
  readonly node: string
  readonly disk: { readonly free_bytes: number; readonly total_bytes: number }
  readonly database: { readonly bytes: number; readonly wal_bytes: number }
  readonly holdings: { readonly records: number; readonly people: number; readonly audit_entries: number }
  readonly mail: {
    readonly configured: boolean
    readonly queued: number
    readonly failed: number
    readonly oldest_queued_at: string | null
  }
  readonly release: {
    readonly hash: string
    readonly version: string
    readonly instance: string
    readonly activated_at: string | null
  } | null
  readonly unsettled: number
  readonly backup: {
    readonly configured: boolean
    readonly locked_with: 'key' | 'passphrase' | null
    readonly kept: number | null
    readonly last: { readonly at: string; readonly file: string; readonly bytes: number } | null
    readonly failed: { readonly at: string; readonly reason: string } | null
  }
  readonly check: {
    readonly at: string
    readonly whole: boolean
    readonly database: Part
    readonly audit: Part & { readonly entries: number }
    readonly records: Part & { readonly seen: number; readonly broken: number }
    readonly files: Part & { readonly seen: number; readonly missing: number; readonly altered: number }
  } | null
  readonly restore_points: readonly string[]
  readonly uptime: { readonly started_at: string; readonly memory: { readonly rss_bytes: number } }
  readonly running: readonly ('check' | 'backup')[]
}

export interface KeptBackup {
  readonly file: string
  readonly bytes: number
  readonly at: string
}

export interface RecordNumbers {
  readonly record_type: string
  readonly label: string
  readonly total: number
  readonly open: number
  readonly closed: number
  readonly created: number
  readonly closed_in_period: number
  readonly disabled: number
}

export interface PeopleNumbers {
  readonly total: number
  readonly active: number
  readonly disabled: number
  readonly new: number
  readonly signed_in: number
}

export interface UsageFacts {
  readonly from: string
  readonly to: string
  readonly record_types: readonly RecordNumbers[]
  readonly programmes: readonly {
    readonly programme: string
    readonly label: string
    readonly record_types: readonly RecordNumbers[]
  }[]
  readonly users: PeopleNumbers
  readonly agencies: readonly (PeopleNumbers & { readonly label: string })[]
  readonly roles: readonly (PeopleNumbers & { readonly label: string })[]
  readonly user_groups: readonly (PeopleNumbers & { readonly label: string })[]
  readonly files?: { readonly count: number; readonly bytes: number }
}

export interface FieldBurden {
  readonly field: string
  readonly subform?: string
  readonly label: string
  readonly automatic: boolean
  readonly required: boolean
  readonly asked: number
  readonly filled: number
  readonly blank: number
  readonly filled_share: number | null
}

export interface FormBurdenFacts {
  readonly record_type: string
  readonly record_type_label: string
  readonly form: string
  readonly form_label: string
  readonly records: number
  readonly of: number
  readonly roles: readonly { readonly role: string; readonly label: string; readonly people: number }[]
  readonly asked_per_record: number
  readonly filled_per_record: number
  readonly fields: readonly FieldBurden[]
}

export interface FieldWay {
  readonly role: string
  readonly role_label: string
  readonly via: string
  readonly as_label?: string
  readonly transition_label?: string
  readonly reach: string
  readonly access: 'r' | 'rw'
  readonly own_rows: boolean
  readonly people: number
  readonly reaching: number | null
  readonly records: number | null
}

export interface FieldProof {
  readonly field_label: string
  readonly record_type_label: string
  readonly ways: readonly FieldWay[]
  readonly totals: {
    readonly people: number
    readonly of_people: number
    readonly records: number
    readonly of_records: number
  }
}

export interface PersonProof {
  readonly user_name: string
  readonly role_label: string
  readonly disabled: boolean
  readonly manages: readonly string[]
  readonly record_types: readonly {
    readonly record_type: string
    readonly label: string
    readonly records: number
    readonly of_records: number
    readonly searches_beyond_reach: boolean
    readonly ways: readonly {
      readonly label: string
      readonly via: string
      readonly as_label?: string
      readonly transition_label?: string
      readonly reach: string
      readonly records: number
    }[]
    readonly forms: readonly {
      readonly form: string
      readonly label: string
      readonly fields: readonly { readonly field: string; readonly label: string; readonly access: 'r' | 'rw' }[]
    }[]
    readonly actions: readonly { readonly action: string; readonly records: number }[]
  }[]
}
