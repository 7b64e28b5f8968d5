// The library is for Linux, and so are its tests.
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
