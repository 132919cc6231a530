// biome-ignore-all lint/suspicious/noTemplateCurlyInString: so forms write their references
import type { FormSheet } from '../../../../config/import/xlsform/sheets.ts'

type Cells = Readonly<Record<string, string>>

/** Rows as a sheet, with the columns that any of them has. */
export function sheetOf(name: string, rows: readonly Cells[]): FormSheet {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return {
    name,
    columns,
    rows: rows.map((cells, index) => ({
      number: index + 2,
      cells: Object.fromEntries(columns.map((column) => [column, cells[column] ?? ''])),
    })),
  }
}

const [EN, AR] = ['label::English (en)', 'label::العربية (ar)']

/** A form about wells and their users, with something of most of what forms can say. */
export const waterPoints: readonly FormSheet[] = [
  sheetOf('survey', [
    { type: 'start', name: 'start' },
    { type: 'begin group', name: 'well', [EN]: 'Well', [AR]: 'البئر' },
    {
      type: 'text',
      name: 'well_name',
      [EN]: 'Name of the well',
      [AR]: 'اسم البئر',
      required: 'yes',
      'hint::English (en)': 'As people call it',
    },
    { type: 'select_one region', name: 'region', [EN]: 'Region', [AR]: 'الإقليم', required: 'true()' },
    {
      type: 'select_one village',
      name: 'village',
      [EN]: 'Village',
      choice_filter: 'region=${region}',
      relevant: "${region} != ''",
    },
    { type: 'select_multiple problem', name: 'problems', [EN]: 'What is wrong?' },
    {
      type: 'text',
      name: 'problem_other',
      [EN]: 'Which?',
      relevant: "selected(${problems}, 'other')",
      appearance: 'multiline',
    },
    {
      type: 'date',
      name: 'dug_on',
      [EN]: 'Dug on',
      default: 'today()',
      constraint: '. <= today()',
      'constraint_message::English (en)': 'Not in the future',
    },
    { type: 'decimal', name: 'depth', [EN]: 'Depth in metres', constraint: '. > 0 and . < 500' },
    { type: 'text', name: 'phone', [EN]: 'Phone of the keeper', constraint: "regex(., '^(07|01)[0-9]{8}$')" },
    { type: 'calculate', name: 'depth_feet', calculation: 'round(${depth} * 3.28, 1)' },
    { type: 'note', name: 'thanks', [EN]: 'You said ${well_name} is deep.', relevant: '${depth_feet} > 100' },
    { type: 'range', name: 'taste', [EN]: 'Taste', parameters: 'start=1 end=5 step=1' },
    { type: 'image', name: 'picture', [EN]: 'Picture' },
    { type: 'geopoint', name: 'place', [EN]: 'Where is it?' },
    { type: 'end group' },
    { type: 'begin group', name: 'people', [EN]: 'People', relevant: "not(selected(${problems}, 'dry'))" },
    { type: 'begin repeat', name: 'household', [EN]: 'Household' },
    { type: 'text', name: 'head', [EN]: 'Head of the household', required: 'yes' },
    { type: 'integer', name: 'members', [EN]: 'Members', constraint: '. >= 1' },
    { type: 'integer', name: 'children', [EN]: 'Children', constraint: '. <= ${members}', relevant: '${members} > 1' },
    { type: 'calculate', name: 'adults', calculation: '${members} - coalesce(${children}, 0)' },
    { type: 'end repeat' },
    { type: 'calculate', name: 'users', calculation: 'sum(${members})' },
    { type: 'calculate', name: 'households', calculation: 'count(${household})' },
    { type: 'calculate', name: 'region_name', calculation: "jr:choice-name(${region}, '${region}')" },
    { type: 'calculate', name: 'many', calculation: "if(${users} > 100, 'large', 'small')" },
    { type: 'date', name: 'keeper_born', [EN]: 'Birth date of the keeper' },
    { type: 'calculate', name: 'keeper_age', calculation: 'int((today() - ${keeper_born}) div 365.25)' },
    { type: 'acknowledge', name: 'told', [EN]: 'I told people what this is for', required: 'yes' },
    { type: 'text', name: 'secret', [EN]: 'Code', calculation: "pulldata('x', 'y', 'z', ${well_name})" },
    { type: 'end group' },
  ]),
  sheetOf('choices', [
    { list_name: 'region', name: 'north', [EN]: 'North', [AR]: 'الشمال' },
    { list_name: 'region', name: 'south', [EN]: 'South', [AR]: 'الجنوب' },
    { list_name: 'village', name: 'aba', [EN]: 'Aba', region: 'north' },
    { list_name: 'village', name: 'ebo', [EN]: 'Ebo', region: 'south' },
    { list_name: 'problem', name: 'dry', [EN]: 'Dry' },
    { list_name: 'problem', name: 'other', [EN]: 'Something else' },
  ]),
  sheetOf('settings', [
    {
      form_title: 'Water points',
      form_id: 'water-points',
      version: '7',
      default_language: 'English (en)',
      style: 'pages',
    },
  ]),
]
