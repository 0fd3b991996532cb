/** Ce qu'attend un navigateur qui suit une séance. Faux : il n'a pas lu à temps, ou il est parti. */
export type Flux = { corps: ReadableStream<Uint8Array>; ecrire: (octets: Uint8Array) => boolean; fermer: () => void }

// Une trame fait un ou deux kilo-octets : plus de trente en retard, le navigateur ne lit plus.
const retardPermis = 64 * 1024

/** Un flux vers un navigateur. Qui ne lit pas assez vite est lâché : il se reconnectera et reprendra où il en était. */
export function ouvrirFlux(surFin: () => void): Flux {
  let controle: ReadableStreamDefaultController<Uint8Array> | undefined
  const finir = () => {
    controle = undefined
    surFin()
  }
  const corps = new ReadableStream<Uint8Array>(
    {
      start: (c) => {
        controle = c
      },
      cancel: finir,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: retardPermis }),
  )
  return {
    corps,
    ecrire: (octets) => {
      if (!controle) return false
      if ((controle.desiredSize ?? 0) > 0) {
        controle.enqueue(octets)
        return true
      }
      // Une erreur, et non une fin : la fin attendrait que tout soit lu.
      controle.error(new Error('Un navigateur ne lit plus les questions : il est lâché.'))
      finir()
      return false
    },
    fermer: () => {
      controle?.close()
      finir()
    },
  }
}
