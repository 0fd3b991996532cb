import { setTimeout as attendre } from 'node:timers/promises'
import { changer, type Formulaire, lireFormulaires, vider } from './formulaire.ts'
import type { Geste, Joint } from './geste.ts'
import { corpsDe, normaliser } from './normaliser.ts'
import { type Qui, type ServeurEnregistre, adresse as site } from './serveur.ts'

/** Une réponse telle qu'elle se compare : `fois` distingue les demandes pareilles, dans l'ordre. */
export type Reponse = {
  methode: string
  adresse: string
  qui: Qui
  fois: number
  statut: number
  entetes: Record<string, string>
  corps: string
  /** Ce qu'un envoi a fait d'autre : les courriels écrits, les versions notées. */
  effets?: string[]
}

// Ceux qui varient d'eux-mêmes, ou que Node pose.
const tus =
  /^(date|connection|keep-alive|transfer-encoding|content-length|etag|last-modified|server-timing|age|x-request-id|x-accel-expires)$/

/** De quoi demander, comme chacun, et garder chaque réponse. */
export function enregistreur({ url, base, cookies }: ServeurEnregistre) {
  const reponses: Reponse[] = []
  const fois = new Map<string, number>()
  let rang = 0
  let suite = ''
  let liens: string[] = []

  // Chaque demande vient d'une autre adresse réseau : les limites de débit ne s'en mêlent pas.
  async function demander(methode: string, chemin: string, qui: Qui, corps?: URLSearchParams | FormData) {
    rang++
    const headers = {
      cookie: cookies[qui],
      'x-forwarded-for': `10.9.${rang >> 8}.${rang & 255}`,
      'accept-encoding': 'identity',
      'sec-fetch-site': 'same-origin',
      origin: site,
    }
    const recue = await fetch(url + chemin, { method: methode, headers, body: corps, redirect: 'manual' })
    const type = recue.headers.get('content-type') ?? ''
    const octets = type.startsWith('text/event-stream') ? await debutDuFlux(recue) : new Uint8Array(await recue.arrayBuffer())
    const entetes = [...recue.headers].filter(([nom]) => !tus.test(nom)).map(([nom, valeur]) => [nom, entete(nom, valeur)])
    const reponse = garder(methode, chemin, qui, {
      statut: recue.status,
      entetes: Object.fromEntries(entetes),
      corps: corpsDe(type, octets),
    })
    const html = type.startsWith('text/html') ? new TextDecoder().decode(octets) : ''
    return { reponse, html, location: recue.headers.get('location')?.replace(site, '').replace(url, '') }
  }

  async function envoyer(chemin: string, qui: Qui, champs: [string, string][], partiel: boolean, joint?: Joint) {
    const avant = await dernieres()
    const { reponse, location } = await demander('POST', chemin, qui, enCorps(champs, partiel, joint))
    // Le site apprend par la base qu'il a changé (NOTIFY) : sous la charge, la page d'après le devancerait.
    await attendre(250)
    await attendreLesImports()
    const effets = await effetsDepuis(avant)
    if (effets.length > 0) reponse.effets = effets
    if (location?.startsWith('/')) {
      suite = location
      await demander('GET', location, qui)
    }
  }

  async function faire(geste: Geste): Promise<void> {
    const { qui, avec = {}, joint, puis = [] } = geste
    if ('envoi' in geste) await envoyer(geste.envoi, qui, changer([], avec), joint !== undefined, joint)
    else if ('page' in geste) {
      const page = trouver(geste.page)
      const { html } = await demander('GET', page, qui)
      const formulaire = choisir(lireFormulaires(html), geste.forme)
      // Un formulaire qui n'est pas là est une réponse comme une autre : il se compare.
      if (!formulaire) return void garder('FORMULAIRE ABSENT', page, qui, { statut: 0, entetes: {}, corps: geste.forme ?? '' })
      const champs = geste.vide ? vider(formulaire) : formulaire.champs
      await envoyer(geste.vers ?? (formulaire.action || page), qui, changer(champs, avec), formulaire.partiel, joint)
    }
    for (const chemin of puis) await demander('GET', trouver(chemin), qui)
  }

  function garder(methode: string, chemin: string, qui: Qui, lue: Pick<Reponse, 'statut' | 'entetes' | 'corps'>): Reponse {
    const adresse = normaliser(chemin)
    const cle = `${methode} ${adresse} ${qui}`
    fois.set(cle, (fois.get(cle) ?? 0) + 1)
    const reponse = { methode, adresse, qui, fois: fois.get(cle) ?? 1, ...lue }
    reponses.push(reponse)
    return reponse
  }

  function trouver(page: string): string {
    if (page.startsWith('suite:')) return suite.replace(/\?.*$/, '') + page.slice(6)
    if (!page.startsWith('courriel:')) return page
    return liens.findLast((lien) => lien.includes(page.slice(9))) ?? page.slice(9)
  }

  async function dernieres(): Promise<{ courriel: string; version: string }> {
    const { rows } = await base.query(
      'SELECT coalesce((SELECT max(id) FROM courriel), 0) AS courriel, coalesce((SELECT max(id) FROM historique), 0) AS version',
    )
    return rows[0]
  }

  async function effetsDepuis({ courriel, version }: { courriel: string; version: string }): Promise<string[]> {
    const ecrits = await base.query(
      'SELECT destinataire, repondre_a, sujet, texte, html, entetes FROM courriel WHERE id > $1 ORDER BY id',
      [courriel],
    )
    const notees = await base.query(
      'SELECT salle, objet_id, numero, motif, auteur_id IS NULL AS anonyme FROM historique WHERE id > $1 ORDER BY salle, objet_id, numero',
      [version],
    )
    const nouveaux = ecrits.rows.flatMap(({ texte }) =>
      [...String(texte).matchAll(new RegExp(`${site}(/\\S+)`, 'g'))].map((lien) => lien[1] ?? ''),
    )
    liens = [...liens, ...nouveaux]
    return [...ecrits.rows, ...notees.rows].map((ligne) => normaliser(JSON.stringify(ligne)))
  }

  async function attendreLesImports(): Promise<void> {
    for (let essai = 0; essai < 300; essai++) {
      const { rows } = await base.query("SELECT 1 FROM import WHERE etat IN ('en-attente', 'en-cours') LIMIT 1")
      if (rows.length === 0) return
      await attendre(50)
    }
  }

  return {
    reponses,
    lire: async (chemin: string, qui: Qui) => (await demander('GET', chemin, qui)).html,
    faire,
    /** Suit, sans compte, chaque lien des courriels écrits jusqu'ici. */
    suivreLesCourriels: async () => {
      for (const lien of liens) await demander('GET', lien, 'visiteuse')
      liens = []
    },
  }
}

// Chaque page d'une personne connectée porte aussi le formulaire pour se déconnecter.
function choisir(formulaires: Formulaire[], forme?: string): Formulaire | undefined {
  return formulaires.find(
    ({ action, methode }) => methode === 'POST' && (forme === undefined ? action !== '/deconnexion' : action.includes(forme)),
  )
}

function entete(nom: string, valeur: string): string {
  if (nom === 'set-cookie') return valeur.replace(/=[^;]{8,}/, '=«jeton»').replace(/(participation=.*Max-Age=)\d+/, '$1«reste»')
  return normaliser(valeur)
}

function enCorps(champs: [string, string][], partiel: boolean, joint?: Joint): URLSearchParams | FormData {
  if (!partiel) return new URLSearchParams(champs)
  const corps = new FormData()
  for (const [nom, valeur] of champs) corps.append(nom, valeur)
  if (joint) corps.append(joint.champ, new Blob([joint.contenu], { type: joint.type }), joint.nom)
  return corps
}

// Un flux ne finit pas : son premier morceau suffit.
async function debutDuFlux(recue: Response): Promise<Uint8Array> {
  const lecteur = recue.body?.getReader()
  const premier = await lecteur?.read()
  await lecteur?.cancel()
  return premier?.value ?? new Uint8Array()
}
