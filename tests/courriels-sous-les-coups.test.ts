import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as attendre } from 'node:timers/promises'
import { beforeEach, expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import { ecrireCourriel } from '#socle/courriel.ts'
import { envDUnEssai, jusqua } from './serveur-en-service.ts'
import { ouvrirServeurSmtp } from './serveur-smtp.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const nombre = 300
const coups = 20
// L'horloge des expéditeurs : une minute dure 20 ms, une heure 1,2 seconde.
const vitesse = 3000
const minute = 60_000 / vitesse

it(`${nombre} courriels, un serveur de toutes les humeurs, l'expéditeur tué ${coups} fois : aucun perdu, aucun doublé hors de ceux que SMTP ne peut pas distinguer`, async () => {
  const depart = Date.now()
  const ecrire = async (de: number, a: number) => {
    const maintenant = new Date(depart + (Date.now() - depart) * vitesse)
    for (let n = de; n < a; n++)
      await ecrireCourriel(base.db, { a: `p${n}@essai.invalid`, sujet: `N° ${n}`, texte: 'Bonjour.' }, maintenant)
  }
  const humeur = deToutesLesHumeurs()
  const serveur = await ouvrirServeurSmtp(humeur)
  const equipe = equipeDe(serveur.url, depart)
  const tues: string[] = []
  try {
    await ecrire(0, nombre / 2)
    while (tues.length < coups) {
      await attendre(Math.random() * 200)
      const tue = await equipe.tuerUn()
      if (!tue) continue
      tues.push(tue)
      if (tues.length === 6) humeur.partirUneHeure()
      if (tues.length === 12) await ecrire(nombre / 2, nombre)
    }
    const restent = () => base.db.selectFrom('courriel').select('id').where('envoye_le', 'is', null).execute()
    await jusqua(async () => (await restent()).length === 0, 60, 'tous les courriels partis')
  } finally {
    await equipe.arreter()
    await serveur.fermer()
  }

  expect(tues).toHaveLength(coups)
  const parCourriel = Map.groupBy(serveur.recus, ({ destinataire }) => destinataire)
  expect(parCourriel.size).toBe(nombre)
  // Reçu une fois de plus seulement si la réponse n'est pas revenue : coupée par le serveur, ou son expéditeur tué juste après.
  const derniersDesTues = new Set(tues.map((nom) => serveur.recus.findLast(({ par }) => par === nom)))
  for (const [destinataire, exemplaires] of parCourriel) {
    expect(new Set(exemplaires.map(({ messageId }) => messageId)).size, destinataire).toBe(1)
    const sansReponse = exemplaires.filter((recu) => !recu.dit || derniersDesTues.has(recu))
    expect(exemplaires.length, destinataire).toBeLessThanOrEqual(1 + sansReponse.length)
  }
  expect(new Set(serveur.recus.map(({ messageId }) => messageId)).size).toBe(nombre)
}, 120_000)

/** Liste grise de cinq minutes, un refus sur deux, parfois muet, parfois coupé après le message, parti une heure. */
function deToutesLesHumeurs() {
  const vus = new Map<string, { premier: number; refuse: boolean }>()
  let [connexions, messages, absentJusqua] = [0, 0, 0]
  return {
    partirUneHeure: () => (absentJusqua = Date.now() + 60 * minute),
    absent: () => Date.now() < absentJusqua,
    accueil: () => (++connexions % 15 === 0 ? ('muet' as const) : undefined),
    destinataire: (adresse: string) => {
      const vu = vus.get(adresse) ?? { premier: Date.now(), refuse: false }
      vus.set(adresse, vu)
      if (Date.now() < vu.premier + 5 * minute) return [451, 'Liste grise, revenez dans cinq minutes'] as const
      vu.refuse = !vu.refuse
      return vu.refuse ? ([451, 'Pas maintenant'] as const) : undefined
    },
    contenu: () => (++messages % 12 === 0 ? ('coupe' as const) : undefined),
  }
}

/** Quatre expéditeurs à la fois sur la même base ; un tué est remplacé. */
function equipeDe(url: string, depart: number) {
  const presents = new Map<string, { processus: ChildProcess; pret: boolean }>()
  let compte = 0
  const embaucher = () => {
    const nom = `expediteur-${++compte}`
    const processus = spawn(process.execPath, ['tests/expediteur-tue.ts'], {
      env: {
        ...envDUnEssai,
        NIVEAU_JOURNAL: 'silent',
        SECRET: 'un secret d’essai assez long pour les tests',
        DATABASE_URL: base.base.url,
        SMTP_URL: `${url}&name=${nom}`,
        DEPART: String(depart),
        VITESSE: String(vitesse),
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const membre = { processus, pret: false }
    processus.once('message', () => (membre.pret = true))
    presents.set(nom, membre)
  }
  const tuer = async (nom: string, processus: ChildProcess) => {
    presents.delete(nom)
    const fini = new Promise((suite) => processus.once('exit', suite))
    processus.kill('SIGKILL')
    await fini
  }
  for (let n = 0; n < 4; n++) embaucher()
  return {
    /** Tue le plus ancien qui travaille ; rend son nom. */
    tuerUn: async (): Promise<string | undefined> => {
      const [nom, membre] = [...presents].find(([, { pret }]) => pret) ?? []
      if (!nom || !membre) return undefined
      await tuer(nom, membre.processus)
      embaucher()
      return nom
    },
    arreter: async () => {
      for (const [nom, { processus }] of presents) await tuer(nom, processus)
    },
  }
}
