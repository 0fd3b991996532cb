import { page } from '#interface/page.tsx'
import { moi } from '#membre/moi.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { lireFormulaire, lireSaisie, type Saisie } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { avecParametres } from '#socle/urls.ts'
import { ApercuPage } from '../lire/ApercuPage.tsx'
import { nomDuChamp } from '../lire/BlocLu.tsx'
import { EtapePage } from '../lire/EtapePage.tsx'
import { contexteDeBlocs, lireLieu, parcoursLisible, rassemblerLecture } from '../lire/rassembler.ts'
import { aFaire, type Etape, urlEtape, urlParcours } from '../parcours.ts'
import type { Reponses } from './fusionner.ts'
import { deleteProgression } from './progression.repository.ts'
import { adoptionSchema, longueurDUneReponse, suivreSchema } from './progression.schema.ts'
import { adopter, commencer, garderPas } from './suivre-parcours.ts'

export const routes = routesDe('parcours')
  .post('/parcours/:slug/suivre', 'membre', suivre)
  .post('/parcours/:slug/adopter', 'membre', recevoir, { tailleMax: 2 * 1024 * 1024 })
  .post('/parcours/:slug/effacer', 'membre', effacer)
  .post('/parcours/:slug/:etape', 'membre', garder)

async function suivre(c: Contexte) {
  const membre = moi(c)
  const lecture = await rassemblerLecture(c)
  const lu = await lireFormulaire(c, suivreSchema)
  const { version, territoire } = lu.ok ? lu.valeurs : { version: lecture.version, territoire: '' }
  const lieu = await lireLieu(c.var.db, territoire)
  if (!lieu.ok) {
    const contenu = <ApercuPage {...lecture} territoire={territoire} erreur={lieu.phrase} membre={membre} avis={undefined} />
    return page(c, { titre: lecture.parcours.titre, classe: 'famille-savoir', scripts: ['champ-territoire'] }, contenu, 422)
  }
  await commencer(c.var.db, { membreId: membre.id, parcoursId: lecture.parcours.id }, { version, territoireId: lieu.id })
  return c.redirect(avecParametres(urlParcours(lecture.parcours), { version, avis: 'commence' }), 303)
}

async function recevoir(c: Contexte) {
  const parcours = await parcoursLisible(c)
  const lu = await lireFormulaire(c, adoptionSchema)
  if (!lu.ok) throw new ErreurMetier(422, lu.erreurs.progression ?? "Ce que ce navigateur garde n'a pas pu être lu.")
  await adopter(c.var.db, { membreId: moi(c).id, parcoursId: parcours.id }, lu.valeurs.progression)
  return c.redirect(avecParametres(urlParcours(parcours), { version: lu.valeurs.progression.version, avis: 'adoptee' }), 303)
}

async function effacer(c: Contexte) {
  const parcours = await parcoursLisible(c)
  await deleteProgression(c.var.db, moi(c).id, parcours.id)
  return c.redirect(avecParametres(urlParcours(parcours), { avis: 'effacee' }), 303)
}

async function garder(c: Contexte) {
  const membre = moi(c)
  const lecture = await rassemblerLecture(c)
  const { parcours, etapes, version } = lecture
  const etape = trouve(
    etapes.find((une) => une.etape.cle === c.req.param('etape')),
    "Cette étape n'existe pas, ou n'est plus dans cette version du parcours.",
  )
  const saisie = await lireSaisie(c)
  const continuer = saisie.suite === 'continuer'
  const faits = continuer ? aFaire(etape) : [saisie.fait ?? []].flat()
  const textes = lireTextes(etape, saisie)
  const longs = textes.filter(({ texte }) => texte.length > longueurDUneReponse)
  if (longs.length > 0) {
    const phrase = `Une réponse tient en ${longueurDUneReponse} caractères : raccourcissez celle-ci.`
    const erreurs = Object.fromEntries(longs.map(({ bloc, champ }) => [nomDuChamp(bloc, champ), phrase]))
    const contexte = await contexteDeBlocs(c, [etape.etape, ...etape.blocs], lecture, { erreurs, faits, reponses: enReponses(textes) })
    const contenu = <EtapePage {...lecture} etape={etape} contexte={contexte} membre={membre} enregistre={false} />
    return page(c, { titre: etape.etape.titre, classe: 'famille-savoir', scripts: ['parcours-suivi'] }, contenu, 422)
  }
  const blocs = [etape.etape.cle, ...etape.blocs.map(({ cle }) => cle)]
  await garderPas(c.var.db, { membreId: membre.id, parcoursId: parcours.id }, { version, blocs, faits, textes })
  const suivante = continuer ? etapes[etape.rang] : etape
  const vers = suivante
    ? `${urlEtape(parcours, suivante.etape.cle, version)}&avis=garde`
    : `${urlParcours(parcours)}/releve?version=${version}`
  return c.redirect(vers, 303)
}

function lireTextes({ blocs }: Etape, saisie: Saisie): { bloc: string; champ: string; texte: string }[] {
  return blocs.flatMap((bloc) =>
    bloc.genre !== 'exercice'
      ? []
      : bloc.champs.flatMap(({ cle }) => {
          const texte = saisie[nomDuChamp(bloc.cle, cle)]
          return typeof texte === 'string' ? [{ bloc: bloc.cle, champ: cle, texte }] : []
        }),
  )
}

function enReponses(textes: { bloc: string; champ: string; texte: string }[]): Reponses {
  const reponses: Reponses = {}
  for (const { bloc, champ, texte } of textes) reponses[bloc] = { ...reponses[bloc], [champ]: { texte, le: '', aussi: [] } }
  return reponses
}
