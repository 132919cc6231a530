/** The part of the library `xliff` that is used here; it brings no types. */
declare module 'xliff' {
  interface XliffUnit {
    readonly source: unknown
    readonly target?: unknown
    readonly note?: string
  }
  interface XliffJs {
    readonly resources: Readonly<Record<string, Readonly<Record<string, XliffUnit>>>>
    readonly sourceLanguage: string
    readonly targetLanguage?: string
  }
  export function jsToXliff12(document: XliffJs): Promise<string>
  export function xliff12ToJs(text: string): Promise<XliffJs>
  export function xliff2js(text: string): Promise<XliffJs>
}
