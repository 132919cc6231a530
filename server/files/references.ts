/** What an Office list of relationships names outside the document. Read as strictly as XML is written: what is put otherwise counts as outside. */

/** A whole element; no quote and no tag runs over into the next, so that each character is looked at once. */
const ELEMENT = /<[^\s<>/"'!?]*Relationship(?=[\s/>])((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/g
const BEGUN = /<[^\s<>/"'!?]*Relationship(?=[\s/>])/g
const ATTRIBUTE = /([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g
const CODING = /^\uFEFF?<\?xml[^<>]*\sencoding\s*=\s*["']([^"']*)["']/

/** Whether a part is fetched from elsewhere when the document is opened. Links that people press are not. */
export function refersOutside(list: string): boolean {
  // Another coding, a document type with names of its own, or a comment could hide one.
  const [, coding = 'utf-8'] = CODING.exec(list) ?? []
  if (list.includes('\0') || list.includes('<!') || !/^(utf-8|us-ascii)$/i.test(coding)) return true
  const elements = [...list.matchAll(ELEMENT)]
  if (elements.length !== (list.match(BEGUN)?.length ?? 0)) return true
  return elements.some(([, attributes = '']) => isOutside(attributes))
}

function isOutside(attributes: string): boolean {
  const said = new Map(
    [...attributes.matchAll(ATTRIBUTE)].map(([, name = '', one, other]) => [name, one ?? other ?? '']),
  )
  const mode = said.get('TargetMode')?.trim() ?? 'Internal'
  return mode !== 'Internal' && !(mode === 'External' && said.get('Type')?.trim().endsWith('/hyperlink'))
}
