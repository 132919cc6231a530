/** Groups, agencies, places and what there is one of, as those see them who look after them. */
import type { Texts } from '../../engine/model.ts'

interface Entry {
  readonly unique_id: string
  readonly name: Texts
  readonly disabled: boolean
  readonly name_i18n?: Texts
  readonly version?: number
}

export interface GroupFacts extends Entry {
  readonly agency_unique_ids?: readonly string[]
}

export interface AgencyFacts extends Entry {
  readonly services: readonly string[]
  readonly order: number | null
  readonly telephone: string | null
  readonly contact_name: string | null
  readonly contact_email: string | null
  readonly description?: Texts
  readonly description_i18n?: Texts
  /** Address of the picture. */
  readonly logo?: string
  /** Address of the document. */
  readonly terms_of_use?: string
  readonly terms_of_use_version?: number
  readonly terms_of_use_enabled?: boolean
  readonly terms_of_use_file_name?: string
}

export interface PlaceFacts {
  readonly code: string
  readonly p_code: string
  readonly name: Texts
  readonly type: Texts
  readonly admin_level: number
  readonly parent_code: string | null
  readonly disabled: boolean
  readonly name_i18n?: Texts
  readonly version?: number
}

export interface ConductFacts {
  readonly title?: string
  readonly content?: string
  readonly version_of_text?: number
  readonly enabled?: boolean
  readonly title_i18n?: Texts
  readonly content_i18n?: Texts
  readonly version?: number
}

export interface ContactFacts {
  readonly name?: string
  readonly organization?: string
  readonly position?: string
  readonly phone?: string
  readonly email?: string
  readonly location?: string
  readonly hours?: string
  readonly other_information?: string
  readonly support_forum?: string
  readonly documentation?: string
  readonly hours_i18n?: Texts
  readonly other_information_i18n?: Texts
  readonly version?: number
}

export interface LookFacts {
  readonly name_i18n: Texts
  readonly logo: string | null
  readonly theme_colour: string | null
  readonly version: number
}

export interface SettingsFacts {
  readonly sign_in_help_i18n: Texts
  readonly quick_exit: string | null
  readonly mail: boolean
  readonly second_person: 'always' | 'risky' | 'never'
  readonly mask_below: number
  readonly version: number
}

/** Something that has to be agreed to. */
export interface ToAgree {
  readonly what: 'conduct' | 'terms'
  readonly version: number
  readonly document?: string
}
