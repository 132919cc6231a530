/**
 * The compiled configuration: plain JSON, so that it can be cached, hashed, sent to a browser and narrowed to one actor.
 * config/ makes it from a folder; everything else only reads it. Look entries up with `own`, never by bare index:
 * keys come from configuration and from people.
 */
import type { Calendars } from './lib/calendars.ts'
import type { WeekDay } from './lib/dates.ts'
import type { Dashboard, Lifecycle, Notification } from './lifecycle.ts'
import type { Logic } from './logic/logic.ts'
import type { Migration } from './migrations/migration.ts'
import type { PeopleWidth } from './permissions/manages.ts'

/** One text by locale. The instance's default locale is always present. A browser gets it with one locale only. */
export type Texts = Readonly<Record<string, string>>

export interface Model {
  /** Hash of the folder (`sha256` hex): the release. Every action, draft and change carries it. */
  readonly hash: string
  /** What of the instance's own directory is laid over the release: differs whenever that does. Absent: nothing. */
  readonly directory?: string
  readonly instance: Instance
  /** By id. */
  readonly recordTypes: Readonly<Record<string, RecordType>>
  readonly lookups: Readonly<Record<string, Lookup>>
  readonly roles: Readonly<Record<string, Role>>
  readonly agencies: Readonly<Record<string, Agency>>
  readonly userGroups: Readonly<Record<string, UserGroup>>
  /** In the order of the home page. */
  readonly dashboards?: readonly Dashboard[]
  /** By id. */
  readonly notifications?: Readonly<Record<string, Notification>>
  /** Parents before children. */
  readonly locations: readonly Location[]
  /** How records of earlier releases become those of this one, the oldest first. */
  readonly migrations?: readonly Migration[]
}

export interface Instance {
  readonly id: string
  readonly name: Texts
  readonly version: string
  readonly locales: readonly string[]
  readonly defaultLocale: string
  /** IANA name; `today` is now in this zone, on both sides. */
  readonly timeZone: string
  /** Day with which weeks begin. Default: Sunday. */
  readonly weekStart?: WeekDay
  /** Absent: the Gregorian calendar and no other. */
  readonly calendars?: Calendars
  readonly programmes: readonly Programme[]
  /** Names of the location levels, highest first. */
  readonly locationLevels: readonly Texts[]
  /** Whom to ask when the password is forgotten, and other public texts of the sign-in page. */
  readonly signInHelp?: Texts
  /** Theme colour of buttons and links, `#rrggbb`. */
  readonly themeColour?: string
  readonly quickExit?: string
  /** The most bytes of one attached file, and the most files of one record. */
  readonly attachments?: { readonly maximumBytes?: number; readonly maximumPerRecord?: number }
  /** Lookup of the services that agencies and people give. */
  readonly services?: string
  /** `mail`: notifications that are mailed; false: none. Absent: all that have a mail. */
  readonly notifications?: { readonly mail?: false | readonly string[] }
  readonly conduct?: Conduct
  readonly contact?: Contact
  readonly logo?: KeptFile
  readonly policy?: Policy
}

/** Bytes that are kept here, named by their hash. */
export interface KeptFile {
  readonly file: string
  readonly file_name: string
  readonly content_type: string
  readonly size: number
}

/** What everybody agrees to before anything else, each version anew. */
export interface Conduct {
  readonly enabled: boolean
  readonly version: number
  readonly title: Texts
  readonly content: Texts
}

/** Whom people turn to for help. */
export interface Contact {
  readonly name?: string
  readonly organisation?: string
  readonly position?: string
  readonly phone?: string
  readonly email?: string
  readonly location?: string
  readonly hours?: Texts
  readonly other?: Texts
  /** Addresses of pages elsewhere. */
  readonly forum?: string
  readonly documentation?: string
}

/** How careful the instance is with changes of its configuration. */
export interface Policy {
  /** When a second person must approve a plan. Absent: `risky`, where it widens access or destroys. */
  readonly secondPerson?: 'always' | 'risky' | 'never'
  /** Numbers from 1 up to one below this are told as “few”. */
  readonly maskBelow?: number
}

export interface Programme {
  readonly id: string
  readonly name: Texts
}

export interface RecordType {
  readonly id: string
  /** Stands in URLs: `/api/v2/<plural>`. */
  readonly plural: string
  readonly label: Texts
  readonly labelPlural: Texts
  readonly newLabel?: Texts
  /** Programmes whose records may be of this type; the first is the default. */
  readonly programmes: readonly string[]
  /** Names under which the dialect shows the record's ids. */
  readonly ids: { readonly unique: string; readonly display: string }
  /** Lookup of the core fact `status`; its first option is given at create. */
  readonly statusLookup: string
  /** Fields that make the title line; blanks are skipped. */
  readonly title: readonly string[]
  /** Field whose current photo stands at the head of the record. */
  readonly photo?: string
  /** Fields of the short facts beside the title (cards, head of the record page). */
  readonly summary: readonly string[]
  readonly fields: readonly Field[]
  readonly groups: readonly FormGroup[]
  readonly forms: readonly Form[]
  /** Ids of the forms that are asked first when a record is made, in order; of them, those of its programme. */
  readonly creationForms?: readonly string[]
  /** Calculated fields in the order in which they can be worked out. Rows' own are in their subform. */
  readonly calculationOrder: readonly string[]
  /** Rules across fields. */
  readonly rules: readonly Rule[]
  readonly list: List
  /** Fields with a column in the projection, sorted: what is listed, filtered, sorted, searched or scoped on. */
  readonly projected: readonly string[]
  /** Fields whose values the search box looks through (by fold of words). */
  readonly searched: readonly string[]
  /** Stages, actions, tasks, approvals, alerts and flags. */
  readonly lifecycle?: Lifecycle
  /** Link field whose record this one follows: with it it changes its owner, and is shared. */
  readonly follows?: string
  /** What those see of a record beyond their reach whose role allows `search_beyond_reach`: to know whom to ask for it. */
  readonly beyondReach?: {
    /** Ids of fields. */
    readonly fields: readonly string[]
    /** Permission to see the photo as well. */
    readonly photo?: string
  }
}

export interface FormGroup {
  readonly id: string
  readonly label: Texts
}

export interface Form {
  readonly id: string
  readonly group: string
  readonly label: Texts
  readonly description?: Texts
  readonly programmes: readonly string[]
  readonly visible?: Logic
  /** Ids of the fields that it places, in order. */
  readonly fields: readonly string[]
  /** Built-in parts that stand after the fields. */
  readonly panels?: readonly Panel[]
}

/** What a form can show besides answers. */
export type Panel =
  | { readonly panel: 'history' }
  | {
      readonly panel: 'linked'
      readonly recordType: string
      /** The link field of that record type that points here. */
      readonly field: string
      /** What a new one begins with: field there, field here. */
      readonly copies?: Readonly<Record<string, string>>
      /** Permission without which the panel is not there. */
      readonly permission?: string
      /** Permission (on records of that type) to link ones that there are to this one. */
      readonly linkBy?: string
      /** Fields of that type that stand on each line, also of those that are out of the reader's reach; absent: only those within it are shown. */
      readonly summary?: readonly string[]
    }
  /** Entries of these kinds of transitions, with what can become of each. */
  | { readonly panel: 'transitions'; readonly kinds: readonly string[] }
  /** Owner, former owner, and who else reaches the record. */
  | { readonly panel: 'people' }
  /** To whom it was shown or given, and with what consent. */
  | { readonly panel: 'disclosures' }

export interface Field {
  readonly id: string
  /** Name of a field type (engine/fields). */
  readonly type: string
  readonly label: Texts
  readonly help?: Texts
  readonly guidance?: Texts
  /** Absent: not required. */
  readonly required?: true | Logic
  readonly visible?: Logic
  readonly readOnly?: true | Logic
  /** A literal, or `{ logic }` worked out once when the record or row is made. */
  readonly default?: { readonly value: unknown } | { readonly logic: Logic }
  /** What happens to the value when the field is hidden by a condition. */
  readonly whenHidden: 'keep' | 'clear'
  /** Settings of the field type, as its schema says. */
  readonly settings: Readonly<Record<string, unknown>>
  /** For fields with options out of a lookup: which of them are offered; scope has `option` (id, tags). */
  readonly optionFilter?: Logic
  readonly calculation?: Logic
  readonly rules: readonly Rule[]
  /** Of a subform. */
  readonly rows?: Rows
}

/** What a subform field adds. */
export interface Rows {
  readonly fields: readonly Field[]
  readonly calculationOrder: readonly string[]
  /** Fields shown on a collapsed row. */
  readonly summary: readonly string[]
  readonly rowLabel?: Texts
  readonly sortBy?: { readonly field: string; readonly direction: Direction }
  readonly maximum: number
  /** Rows have a table in the projection: a collection that can be asked about. */
  readonly projected: readonly string[]
}

export interface Rule {
  readonly id: string
  /** Must hold; a rule with a missing operand holds only if it says so (`is_blank`). Where `when` is given the rule counts only while that holds. */
  readonly when?: Logic
  readonly holds: Logic
  readonly message: Texts
  readonly level: 'error' | 'warning'
  /** Field at which the message stands. */
  readonly at: string
  /** May be judged although it reads a field that the actor cannot read. */
  readonly discloses?: true
}

export interface Lookup {
  readonly id: string
  readonly label: Texts
  readonly options: readonly Option[]
}

export interface Option {
  readonly id: string
  readonly label: Texts
  readonly tags?: readonly string[]
  /** Not offered any more; stays valid and shown where it was chosen. */
  readonly retired?: true
}

export interface Location {
  readonly code: string
  /** P-code of the operational data sets, where it differs from the code. */
  readonly pCode?: string
  readonly name: Texts
  readonly parent?: string
  /** 0 is the highest. */
  readonly level: number
  readonly retired?: true
}

export interface Agency {
  readonly id: string
  readonly name: Texts
  /** Options of the services that it gives; its people give them too, unless they have a list of their own. */
  readonly services?: readonly string[]
  readonly description?: Texts
  readonly contact?: { readonly name?: string; readonly phone?: string; readonly email?: string }
  /** Among the others; without one it stands after those that have one. */
  readonly order?: number
  readonly logo?: KeptFile
  /** A document that its people accept before anything else, each version anew. */
  readonly terms?: { readonly version: number; readonly file: KeptFile; readonly enforced: boolean }
  readonly retired?: true
}

export interface UserGroup {
  readonly id: string
  readonly name: Texts
  /** Agencies whose administrators may put their people into it. */
  readonly agencies?: readonly string[]
  readonly retired?: true
}

/** How far a role's own grant reaches, by whom a record is connected with. */
export type Reach = 'self' | 'group' | 'agency' | 'all' | 'none'

export interface Role {
  readonly id: string
  readonly label: Texts
  readonly programmes: readonly string[]
  readonly reach: Reach
  /** By record type, where it is not {@link reach}. */
  readonly reachOf?: Readonly<Record<string, Reach>>
  /** By record type: the actions allowed (`read`, `create`, `update`, `disable`, `enable`, `history`, …). */
  readonly actions: Readonly<Record<string, readonly string[]>>
  /** By record type, then form: may read, or read and write. */
  readonly forms: Readonly<Record<string, Readonly<Record<string, 'r' | 'rw'>>>>
  /** A record may be shared with somebody under this role: on it they then see the fields of this one. */
  readonly referral?: true
  /** What the role may do that is no record's: words of engine/permissions/manages.ts. */
  readonly manages: readonly string[]
  /** Whose accounts the role manages, and which roles it may give; absent: it changes nobody's. */
  readonly people?: { readonly width: PeopleWidth; readonly roles: readonly string[] }
  /** By record type, then subform: who does not own the record sees just the rows that name them in this row field. */
  readonly ownRows?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Ids of the dashboards of its home page. */
  readonly dashboards?: readonly string[]
}

export type Direction = 'asc' | 'desc'

export interface List {
  /** Field or core-fact names, in order. */
  readonly columns: readonly string[]
  readonly filters: readonly ListFilter[]
  readonly sort: { readonly field: string; readonly direction: Direction }
}

export interface ListFilter {
  readonly field: string
  readonly label?: Texts
  /** Shown at once; others stand behind "More". */
  readonly common: boolean
  /** Values set when nobody has chosen otherwise, in the dialect's notation. */
  readonly default?: readonly string[]
  /** For ages and numbers: the ranges offered, in the dialect's notation (`0..5`). */
  readonly ranges?: readonly string[]
}
