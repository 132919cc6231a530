import type { FromSchema } from 'json-schema-to-ts'
import { calendarIds } from '../../engine/lib/calendars.ts'
import { weekDays } from '../../engine/lib/dates.ts'
import { id, ids, locale, schemaLine, text } from './parts.ts'

const line = (description: string) => ({ type: 'string', minLength: 1, maxLength: 300, description }) as const
const link = (description: string) => ({ type: 'string', pattern: '^https://[^\\s]+$', description }) as const

export const instanceSchema = {
  title: 'Instance',
  description: 'The installation: its name, languages, time zone and programmes. One file, `instance.json`.',
  type: 'object',
  additionalProperties: false,
  required: ['id', 'name', 'version', 'locales', 'defaultLocale', 'timeZone', 'programmes'],
  properties: {
    $schema: schemaLine,
    id: id('Names the installation.'),
    name: text('What people see as the name of the application.'),
    version: { type: 'string', minLength: 1, maxLength: 60, description: 'Version of this configuration, for people.' },
    locales: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: locale('A language.'),
      description: 'Languages in which people may work.',
    },
    defaultLocale: locale('Language of texts that are written without a locale; one of `locales`.'),
    timeZone: { type: 'string', description: 'IANA time zone, such as `Africa/Nairobi`; says what day it is.' },
    weekStart: { enum: weekDays, description: 'Day with which weeks begin. Default: `sunday`.' },
    calendars: {
      type: 'object',
      additionalProperties: false,
      required: ['offered'],
      description: 'Calendars in which people see and type days. What is stored stays Gregorian (ISO 8601).',
      properties: {
        offered: {
          type: 'array',
          uniqueItems: true,
          items: { enum: calendarIds },
          description: 'Calendars that a person may choose; the Gregorian one may always be chosen.',
        },
        byLocale: {
          type: 'object',
          additionalProperties: { enum: calendarIds },
          description: 'The calendar of each language, for people who have chosen none. Default: `gregorian`.',
        },
      },
    },
    programmes: {
      type: 'array',
      minItems: 1,
      description: 'Programmes; each record belongs to exactly one.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'name'],
        properties: { id: id('Stored with each record of the programme.'), name: text('What people see.') },
      },
    },
    locationLevels: {
      type: 'array',
      items: text('Name of one level.'),
      description: 'Names of the levels of places, highest first: country, province, district.',
    },
    signInHelp: text('Shown on the sign-in page: whom to ask when the password is forgotten.'),
    themeColour: {
      type: 'string',
      pattern: '^#[0-9A-Fa-f]{6}$',
      description: 'Colour of buttons and links, such as `#0b6b5d`.',
    },
    attachments: {
      type: 'object',
      additionalProperties: false,
      properties: {
        maximumBytes: {
          type: 'integer',
          minimum: 1024,
          maximum: 20_971_520,
          description: 'Most bytes of one attached file. Default: 20971520 (20 MB).',
        },
        maximumPerRecord: {
          type: 'integer',
          minimum: 1,
          maximum: 1000,
          description: 'Most files of one record, rows included. Default: 100.',
        },
      },
      description: 'Limits of photos, recordings and documents.',
    },
    notifications: {
      type: 'object',
      additionalProperties: false,
      properties: {
        mail: {
          anyOf: [
            { const: false, description: 'No mail for any notification.' },
            ids('Only these notifications are sent by mail.'),
          ],
          description: 'Which notifications are sent by mail. Default: all that have a mail.',
        },
      },
      description: 'What people are told by mail. Each person may want less.',
    },
    conduct: {
      type: 'object',
      additionalProperties: false,
      required: ['version', 'title', 'content'],
      properties: {
        version: { type: 'integer', minimum: 1, description: 'Grows with each new text; everybody accepts it anew.' },
        title: text('Its title.'),
        content: text('Its text.'),
        enabled: { type: 'boolean', description: 'Whether it must be accepted. Default: true.' },
      },
      description: 'Code of conduct, which everybody accepts before anything else.',
    },
    contact: {
      type: 'object',
      additionalProperties: false,
      properties: {
        name: line('Name of the person.'),
        organisation: line('Organisation.'),
        position: line('Position.'),
        phone: line('Where to call.'),
        email: line('Where to write.'),
        location: line('Where to go.'),
        hours: text('When somebody answers.'),
        other: text('Anything else to know.'),
        forum: link('Page where people help each other.'),
        documentation: link('Page that explains the system.'),
      },
      description: 'Whom people turn to; stands on the page “Support”.',
    },
    policy: {
      type: 'object',
      additionalProperties: false,
      properties: {
        secondPerson: {
          enum: ['always', 'risky', 'never'],
          description:
            'When a second person must approve a plan. Default: `risky`, where it widens access or takes away what is held.',
        },
        maskBelow: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          description: 'Numbers in plans below this are told as “few”. Default: 1, none.',
        },
      },
      description: 'How careful the instance is with changes of its configuration.',
    },
    services: id('Lookup of the services that agencies and people give.'),
    quickExit: {
      type: 'string',
      pattern: '^https://[^\\s]+$',
      description: 'Address of a harmless page that the button “leave quickly” opens. Absent: no button.',
    },
  },
} as const

export type InstanceJson = FromSchema<typeof instanceSchema>
