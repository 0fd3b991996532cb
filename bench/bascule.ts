import { setTimeout as attendre } from 'node:timers/promises'
import { config } from '#socle/config.ts'
import { ouvrirDb } from '#socle/db.ts'
import { connecter } from '#socle/session.factory.ts'
import { reglerQuestions } from '#webinaire/direct/questions/moderer-question.ts'
import { creerSeance } from '#webinaire/seance.factory.ts'
import { deuxServeurs, postgresDeDebian } from './deux-serveurs.ts'
import { lacherLaFoule, nouveauRecit, plusLongRefus, type Recit } from './foule.ts'
import type { Mesure, Resultat } from './mesurer.ts'
import { arreter, lancerApplication } from './processus.ts'

const ports = { principal: 5471, replique: 5472, applications: [3941, 3942] } as const

/**
 * Deux processus sur un PostgreSQL 15 et sa réplique synchrone ; le principal est tué pendant que l'on écrit, la réplique promue deux
 * secondes après. Rien de confirmé n'est perdu, les refus durent peu, et l'ancien principal, relancé, n'est pas repris.
 */
export const mesure: Mesure = { nom: 'bascule', faire }

async function faire(): Promise<Resultat[]> {
  if (!postgresDeDebian) {
    process.stdout.write('  SAUTÉ : il faut les paquets postgresql-15 et postgresql-contrib de Debian.\n')
    return []
  }
  const dire = (phrase: string) => process.stdout.write(`  ${new Date().toISOString().slice(11, 23)} ${phrase}\n`)
  const serveurs = await deuxServeurs([ports.principal, ports.replique])
  dire('un principal et sa réplique synchrone')
  const reglages = { MANDATAIRES: '1', SECRET: config.secret, NIVEAU_JOURNAL: 'error' }
  const applications = []
  for (const port of ports.applications) applications.push(await lancerApplication(serveurs.url, port, reglages))
  dire('deux processus de Catalyse, DATABASE_URL nommant les deux serveurs')
  const base = ouvrirDb(serveurs.url, { max: 2 })
  const seance = await creerSeance(base.db)
  await reglerQuestions(base.db, seance.id, { ouvertes: true, moderees: false }, null)
  const decor = { slug: seance.slug, cookie: (await connecter(base.db)).cookie }

  const recits = applications.map(() => nouveauRecit())
  const foules = applications.map(({ url }, rang) => lacherLaFoule(() => url, decor, recits[rang], `p${rang}-`))
  await attendre(15_000)
  const gardees = guetter(applications.map(({ url }) => `${url}/webinaires`))
  serveurs.tuer(ports.principal)
  dire('le principal est tué')
  await attendre(2000)
  serveurs.promouvoir()
  dire('la réplique est promue')
  await attendre(15_000)
  await serveurs.ressusciter()
  dire("l'ancien principal est relancé, et se croit toujours principal")
  await attendre(15_000)
  for (const foule of foules) await foule.cesser()
  const lues = await gardees.cesser()

  const manquent = await Promise.all(recits.map((recit) => compter(recit, base.db)))
  await base.fermer()
  for (const { processus } of applications) await arreter(processus)
  serveurs.nettoyer()
  return [
    {
      nom: 'écritures confirmées qui manquent ou sont doublées',
      valeurs: [manquent.reduce((somme, n) => somme + n, 0)],
      seuil: 0,
      sens: 'au plus',
      note: `sur ${recits.map(({ confirmes: c }) => c.organisations.size + c.inscriptions.size + c.questions.size).join(' et ')}`,
    },
    {
      nom: 'durée des refus, par processus',
      valeurs: recits.map(plusLongRefus),
      unite: 's',
      seuil: 10,
      sens: 'au plus',
      note: recits.map(({ statuts }) => [...statuts].map(([statut, fois]) => `${statut} × ${fois}`).join(', ')).join(' | '),
    },
    {
      nom: 'réponses inattendues',
      valeurs: [recits.flatMap(({ surprises }) => surprises).length],
      seuil: 0,
      sens: 'au plus',
      note: recits
        .flatMap(({ surprises }) => surprises)
        .slice(0, 5)
        .join(', '),
    },
    {
      nom: 'pages publiques servies pendant la bascule',
      valeurs: [lues.servies / lues.demandees],
      seuil: 0,
      sens: 'au moins',
      note: `${lues.servies} lectures servies sur ${lues.demandees}`,
    },
  ]
}

async function compter({ confirmes }: Recit, db: ReturnType<typeof ouvrirDb>['db']): Promise<number> {
  const gardes = [
    [confirmes.organisations, await db.selectFrom('acteur').select('nom as cle').execute()],
    [confirmes.inscriptions, await db.selectFrom('inscription').select('courriel as cle').execute()],
    [confirmes.questions, await db.selectFrom('question').select('texte as cle').execute()],
  ] as const
  return gardes.flatMap(([voulus, lignes]) => [...voulus].filter((voulu) => lignes.filter(({ cle }) => cle === voulu).length !== 1)).length
}

/** Lit la même page publique toutes les 100 ms sur chaque processus, pendant la bascule. */
function guetter(urls: string[]) {
  let encore = true
  const compte = { servies: 0, demandees: 0 }
  const guets = urls.map(async (url) => {
    while (encore) {
      const statut = await fetch(url, { signal: AbortSignal.timeout(15_000) }).then(
        async (reponse) => {
          await reponse.arrayBuffer()
          return reponse.status
        },
        () => 0,
      )
      compte.demandees++
      if (statut === 200) compte.servies++
      await attendre(100)
    }
  })
  return {
    cesser: async () => {
      encore = false
      await Promise.all(guets)
      return compte
    },
  }
}
