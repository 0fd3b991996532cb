/** La bibliothèque de référence de JSON-LD n'a pas de types : ce dont nos tests se servent. */
declare module 'jsonld' {
  const jsonld: { toRDF(document: object, options: { format: string }): Promise<unknown> }
  export default jsonld
}
