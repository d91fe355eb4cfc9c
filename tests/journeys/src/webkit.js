// A window of WebKitGTK that its driver opens and that keeps what pages store in a folder, the only argument.
// MiniBrowser, which comes with the driver, forgets everything when it is driven.
imports.gi.versions.Gtk = "3.0";
imports.gi.versions.WebKit2 = "4.1";
const { Gtk, WebKit2 } = imports.gi;

Gtk.init(null);
const [folder] = ARGV;
const webContext = new WebKit2.WebContext({
  websiteDataManager: new WebKit2.WebsiteDataManager({
    baseDataDirectory: `${folder}/data`,
    baseCacheDirectory: `${folder}/cache`,
  }),
});
webContext.set_automation_allowed(true);
webContext.connect("automation-started", (_, session) => {
  const name = new WebKit2.ApplicationInfo();
  name.set_name("WebKitGTK");
  session.set_application_info(name);
  session.connect("create-web-view", () => {
    const view = new WebKit2.WebView({
      webContext,
      isControlledByAutomation: true,
      settings: new WebKit2.Settings({ enableWriteConsoleMessagesToStdout: true }),
    });
    const window = new Gtk.Window({ defaultWidth: 390, defaultHeight: 844 });
    window.add(view);
    window.show_all();
    return view;
  });
});
Gtk.main();
