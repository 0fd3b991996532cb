import { tenirEnMemoire } from '#socle/memoire-des-corps.ts'

/** Redécoupe un flux en morceaux de cette taille exacte, sauf le dernier. */
export async function* morceler(flux: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, taille: number): AsyncGenerator<Buffer> {
  let recus: Uint8Array[] = []
  let compte = 0
  for await (const recu of flux) {
    recus.push(recu)
    compte += recu.length
    while (compte >= taille) {
      const tout = Buffer.concat(recus)
      yield tout.subarray(0, taille)
      recus = [tout.subarray(taille)]
      compte -= taille
    }
  }
  if (compte > 0) yield Buffer.concat(recus)
}

/** Les premiers octets d'un flux (au moins `taille`, s'il en a autant), et le flux entier, premiers octets compris. */
export async function lireDebut(
  flux: AsyncIterable<Uint8Array>,
  taille: number,
): Promise<{ debut: Buffer; entier: () => AsyncGenerator<Uint8Array> }> {
  const source = flux[Symbol.asyncIterator]()
  const recus: Uint8Array[] = []
  let compte = 0
  while (compte < taille) {
    const { done, value } = await source.next()
    if (done) break
    recus.push(value)
    compte += value.length
  }
  async function* entier() {
    yield* recus
    for (let lu = await source.next(); !lu.done; lu = await source.next()) yield lu.value
  }
  return { debut: Buffer.concat(recus), entier }
}

/** Le contenu en mémoire, compté au compte de l'envoi en cours, ou undefined dès qu'il dépasse `max` octets. */
export async function toutLire(flux: AsyncIterable<Uint8Array>, max: number): Promise<Buffer | undefined> {
  const recus: Uint8Array[] = []
  let compte = 0
  for await (const recu of flux) {
    compte += recu.length
    if (compte > max) return undefined
    tenirEnMemoire(recu.length)
    recus.push(recu)
  }
  return Buffer.concat(recus)
}
