import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { page } from '#interface/page.tsx'
import { toutesLesModerations } from '#socle/apports.ts'
import { config } from '#socle/config.ts'
import { compterFile } from '#socle/courriel/file.repository.ts'
import type { Db } from '#socle/db.ts'
import { type ErreursDe, lireFiltres, lireFormulaire, type Saisie } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { avecParametres } from '#socle/urls.ts'
import { countFile, type FiltreDemandes, listFile } from '../demande.repository.ts'
import type { Decision } from '../demande.ts'
import { modereTout } from '../membre.droits.ts'
import { deciderDemandes } from '../moderation.ts'
import { moi } from '../moi.ts'
import { chercherTerritoire } from '../territoire-saisi.ts'
import { decisionSchema, filtreFileSchema } from './demande.schema.ts'
import type { SaisieDeDecision } from './FormulaireDeDecision.tsx'
import { ModerationPage } from './ModerationPage.tsx'

const parPage = 30

export const routes = routesDe('membre').get('/moderation', 'animateur', montrer).post('/moderation', 'animateur', decider)

type Vue = { genre: string; territoire: string; apres: string }
type Etat = {
  saisie: SaisieDeDecision
  erreurs: ErreursDe<typeof decisionSchema>
  refus: string[]
  faites?: { decision: Decision; nombre: number } | undefined
}

const vierge: SaisieDeDecision = { ids: [], decision: '', phrase: '' }

async function montrer(c: Contexte) {
  const { decision, nombre, ...vue } = lireFiltres(c, filtreFileSchema)
  const faites = decision && nombre ? { decision, nombre } : undefined
  return pageDeLaFile(c, vue, { saisie: vierge, erreurs: {}, refus: [], faites })
}

async function decider(c: Contexte) {
  const lu = await lireFormulaire(c, decisionSchema)
  const saisie = saisieDe(lu.saisie)
  if (!lu.ok) return pageDeLaFile(c, vueDe(lu.saisie), { saisie, erreurs: lu.erreurs, refus: [] }, 422)
  const { ids, decision, phrase, genre, territoire } = lu.valeurs
  const { decidees, refus } = await deciderDemandes(c.var.db, {
    ids,
    decision,
    phrase,
    moderateur: moi(c),
    moderations: toutesLesModerations(c.var.salles),
  })
  if (refus.length === 0) return c.redirect(avecParametres('/moderation', { genre, territoire, decision, nombre: decidees.length }), 303)
  // Ce qui a été décidé l'est ; ce qui ne l'a pas été est dit, demande par demande, avec ce que la personne avait saisi.
  const reste = { ...saisie, ids: refus.map(({ id }) => String(id)) }
  const faites = decidees.length > 0 ? { decision, nombre: decidees.length } : undefined
  const statut = decidees.length > 0 ? 200 : (refus[0]?.erreur.statut ?? 409)
  return pageDeLaFile(
    c,
    { genre, territoire, apres: '' },
    { saisie: reste, erreurs: {}, refus: refus.map(({ erreur }) => erreur.message), faites },
    statut,
  )
}

async function pageDeLaFile(c: Contexte, vue: Vue, etat: Etat, statut: ContentfulStatusCode = 200) {
  const { filtre, erreur } = await filtreDe(c.var.db, moi(c), vue)
  const [lues, comptes, file] = await Promise.all([
    listFile(c.var.db, filtre, vue.apres, parPage + 1),
    countFile(c.var.db, { ...filtre, salle: '', genre: '' }),
    compterFile(c.var.db, new Date()),
  ])
  const demandes = lues.slice(0, parPage)
  const suivante = lues.length > parPage ? demandes.at(-1)?.repere : undefined
  const erreurs = erreur ? { ...etat.erreurs, territoire: erreur } : etat.erreurs
  const restreinte = filtre.perimetres !== undefined
  const contenu = (
    <ModerationPage
      {...{ demandes, comptes, suivante, restreinte }}
      moderations={toutesLesModerations(c.var.salles)}
      filtre={vue}
      refus={etat.refus}
      courriels={{ file, smtp: config.smtpUrl !== undefined, administre: moi(c).role === 'administrateur' }}
      saisie={etat.saisie}
      faites={etat.faites}
      erreurs={erreurs}
    />
  )
  return page(c, { titre: 'Demandes à traiter', indexer: false, scripts: ['champ-territoire'] }, contenu, statut)
}

async function filtreDe(db: Db, membre: MembreConnecte, vue: Vue): Promise<{ filtre: FiltreDemandes; erreur?: string }> {
  const [salleChoisie = '', genre = ''] = vue.genre.split('/')
  const filtre = { salle: salleChoisie, genre, territoireId: undefined, perimetres: modereTout(membre) ? undefined : membre.perimetres }
  if (!vue.territoire) return { filtre }
  const lieu = await chercherTerritoire(db, vue.territoire)
  return lieu.ok ? { filtre: { ...filtre, territoireId: lieu.id } } : { filtre, erreur: lieu.phrase }
}

const vueDe = (saisie: Saisie): Vue => ({ genre: String(saisie.genre ?? ''), territoire: String(saisie.territoire ?? ''), apres: '' })

function saisieDe({ ids = [], decision = '', phrase = '' }: Saisie): SaisieDeDecision {
  return { ids: [ids].flat(), decision: String(decision), phrase: String(phrase) }
}
