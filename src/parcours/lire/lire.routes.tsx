import { z } from 'zod'
import { AvisDeFiche } from '#fiche/avis.tsx'
import { page } from '#interface/page.tsx'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { config } from '#socle/config.ts'
import { trouve } from '#socle/erreurs.ts'
import { lireFiltres, un } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { listPublies } from '../parcours.depot.ts'
import { sorteParcours } from '../parcours.sorte.ts'
import { type Parcours, urlEtape, urlParcours } from '../parcours.ts'
import { listProgressions } from '../progression/progression.repository.ts'
import { libelleDeLaVersion, minutesDe, versions } from '../versions.ts'
import { ApercuPage } from './ApercuPage.tsx'
import { EtapePage } from './EtapePage.tsx'
import { ParcoursPage } from './ParcoursPage.tsx'
import { RelevePage } from './RelevePage.tsx'
import { contexteDeBlocs, filtreVersion, rassemblerLecture } from './rassembler.ts'

export const liste = routesDe('parcours').get('/parcours', 'public', lister)
export const routes = routesDe('parcours')
  .get('/parcours/:slug', 'public', montrer)
  .get('/parcours/:slug/releve', 'public', relever)
  .get('/parcours/:slug/:etape', 'public', lireEtape)

const code = un(z.string().max(80), '')
const filtreListe = z.object({ thematique: code, profil: code })
const famille = { classe: 'famille-savoir', scripts: ['parcours-suivi'] }

async function lister(c: Contexte) {
  const { db, membre } = c.var
  const filtre = lireFiltres(c, filtreListe)
  const [referentiel, tous, suivis] = await Promise.all([
    chargerReferentiel(db),
    listPublies(db),
    membre ? listProgressions(db, membre.id) : Promise.resolve([]),
  ])
  const voulus = [referentiel.parCode('thematique', filtre.thematique), referentiel.parCode('profil', filtre.profil)].flatMap(
    (t) => t?.id ?? [],
  )
  const parcours = tous.filter(({ termeIds }) => voulus.every((id) => termeIds.includes(id)))
  const progressions = new Map(suivis.map((suivi) => [suivi.parcoursId, suivi]))
  const description = 'Des chemins courts pour agir ensemble en territoire, à suivre en deux, quatre ou douze heures, seul ou en équipe.'
  return page(
    c,
    { ...famille, titre: 'Parcours', description, canonique: '/parcours' },
    <ParcoursPage {...{ parcours, tous, progressions, referentiel, filtre, membre }} />,
  )
}

async function montrer(c: Contexte) {
  const lecture = await rassemblerLecture(c)
  const { parcours } = lecture
  const { avis } = lireFiltres(c, filtreVersion)
  const meta = {
    ...famille,
    scripts: [...famille.scripts, 'champ-territoire'],
    titre: lecture.version === '2h' ? parcours.titre : `${parcours.titre}, en ${libelleDeLaVersion[lecture.version]}`,
    description: parcours.resume,
    canonique: urlParcours(parcours),
    jsonLd: decrireParcours(parcours),
    indexer: parcours.etat === 'publie',
  }
  return page(
    c,
    meta,
    <>
      <AvisDeFiche sorte={sorteParcours} avis={c.req.query('avis')} />
      <ApercuPage {...lecture} membre={c.var.membre} avis={avis === 'garde' ? undefined : avis} />
    </>,
  )
}

async function lireEtape(c: Contexte) {
  const lecture = await rassemblerLecture(c)
  const { parcours, etapes } = lecture
  const cle = c.req.param('etape') ?? ''
  const etape = etapes.find((une) => une.etape.cle === cle)
  if (!etape) {
    // Une étape plus longue que la version demandée : on mène à la version où elle paraît.
    const voulue = trouve(
      parcours.blocs.find((bloc) => bloc.genre === 'etape' && bloc.cle === cle),
      "Cette étape n'existe pas, ou n'est plus dans ce parcours.",
    )
    return c.redirect(urlEtape(parcours, cle, voulue.des), 302)
  }
  const contexte = await contexteDeBlocs(c, [etape.etape, ...etape.blocs], lecture)
  const { avis } = lireFiltres(c, filtreVersion)
  return page(
    c,
    {
      ...famille,
      titre: `${etape.etape.titre} · ${parcours.titre}`,
      description: parcours.resume,
      canonique: `${urlParcours(parcours)}/${cle}`,
      indexer: parcours.etat === 'publie',
    },
    <EtapePage {...lecture} etape={etape} contexte={contexte} membre={c.var.membre} enregistre={avis === 'garde'} />,
  )
}

async function relever(c: Contexte) {
  const lecture = await rassemblerLecture(c)
  const meta = {
    ...famille,
    titre: `Ma fiche · ${lecture.parcours.titre}`,
    canonique: `${urlParcours(lecture.parcours)}/releve`,
    indexer: false,
  }
  return page(c, meta, <RelevePage {...lecture} membre={c.var.membre} />)
}

/** Le parcours en schema.org : un cours, une instance par longueur. https://schema.org/Course */
function decrireParcours(parcours: Parcours): object {
  const url = `${config.adresse}${urlParcours(parcours)}`
  return {
    '@context': 'https://schema.org',
    '@type': 'Course',
    '@id': url,
    url,
    name: parcours.titre,
    description: parcours.resume || parcours.titre,
    inLanguage: 'fr',
    isAccessibleForFree: true,
    dateModified: parcours.modifieLe.toISOString(),
    ...(parcours.but ? { teaches: parcours.but } : {}),
    ...(parcours.pourQui ? { audience: { '@type': 'Audience', audienceType: parcours.pourQui } } : {}),
    provider: { '@type': 'Organization', name: 'Catalyse', url: config.adresse },
    offers: { '@type': 'Offer', category: 'Free', price: 0, priceCurrency: 'EUR' },
    timeRequired: enIso(minutesDe(parcours.blocs, '2h')),
    hasCourseInstance: versions.map((version) => ({
      '@type': 'CourseInstance',
      name: `${parcours.titre}, ${libelleDeLaVersion[version]}`,
      url: `${url}?version=${version}`,
      courseMode: 'Online',
      courseWorkload: enIso(minutesDe(parcours.blocs, version)),
    })),
  }
}

// Une durée ISO 8601.
const enIso = (minutes: number): string => `PT${minutes}M`
