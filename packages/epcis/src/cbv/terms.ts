/**
 * The standard vocabularies of CBV 2.0: each word, where its web address lies and the urn that older documents call it by.
 * `urn` is missing where CBV defines no urn form (sensor components and the measurement types of the GS1 Web Vocabulary).
 */
export type VocabularyTerms = { web: string; urn?: string; words: readonly string[] }

const inWords = (text: string): string[] => text.trim().split(/\s+/)

/** CBV 2.0 sections 7.1 to 7.6 and, for measurements and alerts, 7.7 with the GS1 Web Vocabulary. */
export const vocabularies = {
  /** Business steps, CBV 2.0 section 7.1. */
  bizStep: {
    web: 'https://ref.gs1.org/cbv/BizStep-',
    urn: 'urn:epcglobal:cbv:bizstep:',
    words: inWords(`
      accepting arriving assembling collecting commissioning consigning creating_class_instance cycle_counting
      decommissioning departing destroying disassembling dispensing encoding entering_exiting holding inspecting
      installing killing loading other packing picking receiving removing repackaging repairing replacing reserving
      retail_selling sampling sensor_reporting shipping staging_outbound stock_taking stocking storing transporting
      unloading unpacking void_shipping`),
  },
  /** Dispositions, CBV 2.0 section 7.2. */
  disposition: {
    web: 'https://ref.gs1.org/cbv/Disp-',
    urn: 'urn:epcglobal:cbv:disp:',
    words: inWords(`
      active available completeness_inferred completeness_verified conformant container_closed container_open damaged
      destroyed dispensed disposed encoded expired in_progress in_transit inactive mismatch_class mismatch_instance
      mismatch_quantity needs_replacement no_pedigree_match non_conformant non_sellable_other partially_dispensed
      recalled reserved retail_sold returned sellable_accessible sellable_not_accessible stolen unavailable unknown`),
  },
  /** Business transaction types, CBV 2.0 section 7.3. */
  bizTransactionType: {
    web: 'https://ref.gs1.org/cbv/BTT-',
    urn: 'urn:epcglobal:cbv:btt:',
    words: inWords('bol cert desadv inv pedigree po poc prodorder recadv rma testprd testres upevt'),
  },
  /** Source and destination types, CBV 2.0 section 7.4. */
  sourceDestType: {
    web: 'https://ref.gs1.org/cbv/SDT-',
    urn: 'urn:epcglobal:cbv:sdt:',
    words: inWords('location owning_party possessing_party'),
  },
  /** Error reasons, CBV 2.0 section 7.5. */
  errorReason: {
    web: 'https://ref.gs1.org/cbv/ER-',
    urn: 'urn:epcglobal:cbv:er:',
    words: inWords('did_not_occur incorrect_data'),
  },
  /** Components of a sensed vector, CBV 2.0 section 7.7. */
  component: {
    web: 'https://ref.gs1.org/cbv/Comp-',
    words: inWords(`
      altitude axial_distance azimuth easting elevation_angle height latitude longitude northing polar_angle
      spherical_radius x y z`),
  },
  /** Measurement types of a sensor report, CBV 2.0 section 7.7 and the GS1 Web Vocabulary. */
  measurementType: {
    web: 'https://gs1.org/voc/',
    words: inWords(`
      AbsoluteHumidity AbsorbedDose AbsorbedDoseRate Acceleration Altitude AmountOfSubstance
      AmountOfSubstancePerUnitVolume Angle AngularAcceleration AngularMomentum AngularVelocity Area Capacitance
      Conductance Conductivity Count Density Dimensionless DoseEquivalent DoseEquivalentRate DynamicViscosity
      ElectricCharge ElectricCurrent ElectricCurrentDensity ElectricFieldStrength Energy Exposure Force Frequency
      Illuminance Inductance Irradiance KinematicViscosity Length LinearMomentum Luminance LuminousFlux
      LuminousIntensity MagneticFlux MagneticFluxDensity MagneticVectorPotential Mass MassConcentration MassFlowRate
      MassPerAreaTime MemoryCapacity MolalityOfSolute MolarEnergy MolarMass MolarVolume Power Pressure RadiantFlux
      RadiantIntensity Radioactivity RelativeHumidity Resistance Resistivity SolidAngle SpecificVolume Speed
      SurfaceDensity SurfaceTension Temperature Time Torque Voltage Volume VolumeFlowRate VolumeFraction
      VolumetricFlux Wavenumber`),
  },
  /** What a sensor report warns of, CBV 2.0 section 7.7. */
  sensorAlert: {
    web: 'https://gs1.org/voc/',
    words: inWords('ALARM_CONDITION ERROR_CONDITION'),
  },
} satisfies Record<string, VocabularyTerms>

export type Vocabulary = keyof typeof vocabularies
