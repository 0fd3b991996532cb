type Evenement = { id: string; nom: string; donnees: unknown }
export type Lecteur = { prochain: (nom: string) => Promise<Evenement>; recu: () => string; partir: () => void; entetes: Headers }

/** Suit un fil d'événements comme un navigateur ; rend les événements l'un après l'autre. */
export async function lireEnDirect(url: string, headers: Record<string, string> = {}): Promise<Lecteur> {
  const fin = new AbortController()
  const reponse = await fetch(url, { headers: { accept: 'text/event-stream', ...headers }, signal: fin.signal })
  if (reponse.status !== 200 || !reponse.body) throw new Error(`${url} répond ${reponse.status}`)
  const lecteur = reponse.body.pipeThrough(new TextDecoderStream()).getReader()
  let tout = ''
  let lu = 0
  const suivant = async (): Promise<Evenement> => {
    let coupe = tout.indexOf('\n\n', lu)
    while (coupe === -1) {
      const { done, value } = await lecteur.read()
      if (done) throw new Error(`Le fil s'est arrêté : ${tout}`)
      tout += value
      coupe = tout.indexOf('\n\n', lu)
    }
    const bloc = tout.slice(lu, coupe)
    lu = coupe + 2
    const champ = (nom: string) => new RegExp(`^${nom}: (.*)$`, 'm').exec(bloc)?.[1] ?? ''
    const donnees = champ('data')
    return { id: champ('id'), nom: champ('event'), donnees: donnees ? JSON.parse(donnees) : undefined }
  }
  const prochain = async (nom: string) => {
    let evenement = await suivant()
    while (evenement.nom !== nom) evenement = await suivant()
    return evenement
  }
  return { prochain, recu: () => tout, partir: () => fin.abort(), entetes: reponse.headers }
}
