/** Le moissonneur « oai-pmh » n'a pas de types : ceux dont nos tests se servent. Sa lecture du XML rend des objets quelconques. */
declare module 'oai-pmh/src/index.js' {
  export class OaiPmh {
    constructor(adresse: string, options?: { retry?: boolean })
    identify(): Promise<Record<string, unknown>>
    getRecord(identifiant: string, format: string): Promise<unknown>
    listMetadataFormats(options?: { identifier?: string }): Promise<unknown>
    listSets(): AsyncIterable<{ setSpec: string; setName: string }>
    listIdentifiers(options: Record<string, string>): AsyncIterable<Record<string, unknown>>
    listRecords(options: Record<string, string>): AsyncIterable<unknown>
  }
}
